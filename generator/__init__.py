"""学习手册生成器：把 data/ 中录入的正式文件变成各地区、各对象的学习手册。

楼层（只许向下导入）见 pyproject.toml 的 [tool.importlinter] 与 README「代码导览」。
"""

__version__ = "0.1.0"
