"""What the system says of a file that it would not read or write, in Chinese, with the cure."""

from __future__ import annotations

import errno

_FULL = "磁盘满了。请腾出地方，再运行一次。"
_RIGHTS = "没有这样读写的权限。请改它的权限，或换一个文件夹。"
_SAID = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: "这个磁盘只能读。请换一个文件夹。",
    errno.ENOENT: "没有这个文件或文件夹。请核对，或从备份取回。",
    errno.EEXIST: "这里要一个文件夹，已有同名的文件。请移开它，再运行一次。",
    errno.ENOTDIR: "路径中间有一个是文件，不是文件夹。请换一个路径。",
    errno.EISDIR: "这里要一个文件，已有同名的文件夹。请移开它，再运行一次。",
    errno.ENAMETOOLONG: "名字太长。请换一个短的。",
    errno.EIO: "磁盘读写不正常。请检查磁盘，或换一个。",
}
_OF_THE_TARGET = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EISDIR, errno.EEXIST}
"""Of two files, a copy's or a renaming's, these are the second's fault."""


def explain_disk(problem: OSError) -> str:
    """Return one Chinese sentence: which file, what is wrong, the cure."""
    name = problem.filename
    if problem.filename2 and problem.errno in _OF_THE_TARGET:
        name = problem.filename2
    where = f"（{name}）" if name else ""
    said = _SAID.get(problem.errno or 0) or problem.strerror or str(problem)
    return f"读写文件时出错{where}：{said}"
