// What can be found, by number: its kind, its address, its place in the documents, the handbooks that have it.
(function (parts) {
  "use strict";

  parts.catalogue = {
    open: function (data) {
      var kinds = data.kinds, records = kinds.findIndex(function (kind) { return !kind[2]; });
      var handbooks = data.handbooks.map(function (one) {
        var region = data.regions[one[0]][0], audience = data.audiences[one[1]][0];
        return { id: region + "/" + audience, title: one[2], region: region, audience: audience };
      });
      var places = data.places.map(function (steps) {
        var sum = 0;
        return steps.map(function (step) {
          sum += step;
          return { handbook: handbooks[Math.floor(sum / data.chapters.length)], chapter: data.chapters[sum % data.chapters.length] };
        });
      });
      var parents;

      function isRecord(one) { return data.kind[one] < records; }
      function kind(one) { return kinds[data.kind[one]][0]; }
      function documentOf(one) { return data.documents[data.document[one]] || ["", "", ""]; }
      function placesOf(one) { return places[data.place[one]]; }
      function section(one) { return data.sections[data.section[one]]; }

      function id(one) {
        return isRecord(one) ? [documentOf(one)[0], kinds[data.kind[one]][2], data.name[one]].join("/") : null;
      }

      // For each findable the section or document around it; -1 above a document.
      function parentsOf() {
        var byPath = new Map();
        data.kind.forEach(function (_, one) {
          if (!isRecord(one) && documentOf(one)[0]) byPath.set(data.document[one] + " " + section(one), one);
        });
        return data.kind.map(function (_, one) {
          var path = section(one), found;
          if (!documentOf(one)[0] || kind(one) === "document") return -1;
          if (isRecord(one)) path += "/";
          do {
            path = path.slice(0, Math.max(0, path.lastIndexOf("/")));
            found = byPath.get(data.document[one] + " " + path);
          } while (found === undefined && path);
          return found === undefined ? -1 : found;
        });
      }

      // The page of the first of some handbooks that has the record, else the document's.
      function url(one, wanted) {
        var place = placesOf(one).filter(function (each) { return wanted.indexOf(each.handbook.id) >= 0; }).sort(function (a, b) {
          return wanted.indexOf(a.handbook.id) - wanted.indexOf(b.handbook.id);
        })[0];
        if (!documentOf(one)[0]) return data.name[one];
        var anchor = isRecord(one) ? id(one).replace(/\//g, "--") : data.name[one];
        return (place ? place.handbook.id + "/" + place.chapter : "documents/" + documentOf(one)[0] + "/index") + ".html#" + anchor;
      }

      // Whether a findable is wanted: in a handbook of the region and the audience, of the kind.
      function filter(options) {
        function isMeant(handbook) {
          return (!options.region || handbook.region === options.region) && (!options.audience || handbook.audience === options.audience);
        }
        if (!options.region && !options.audience) return function (one) { return !options.kind || kind(one) === options.kind; };
        var documents = new Set();
        var isHeld = data.kind.map(function (_, one) {
          var held = placesOf(one).some(function (place) { return isMeant(place.handbook); });
          if (held) documents.add(data.document[one]);
          return held;
        });
        return function (one) {
          if (options.kind && kind(one) !== options.kind) return false;
          return isHeld[one] || (!options.audience && !isRecord(one) && documents.has(data.document[one]));
        };
      }

      // What a result says of itself, besides what was found in it.
      function entry(one, options) {
        var held = placesOf(one).map(function (place) { return place.handbook.id; });
        var asked = options.region && options.audience ? options.region + "/" + options.audience : "";
        return {
          record: id(one),
          kind: kind(one),
          url: url(one, [asked].concat(options.choice || [])),
          document: documentOf(one)[1],
          place: section(one) ? { section: section(one), paragraph: data.paragraph[one] } : null,
          handbooks: held
        };
      }

      function named(list) {
        return list.map(function (one) { return { id: one[0], title: one[1] }; });
      }

      return {
        isRecord: isRecord,
        isOfDocument: function (one) { return Boolean(documentOf(one)[0]); },
        // The section or document around; -1 above a document.
        parent: function (one) { return (parents = parents || parentsOf())[one]; },
        isWhole: function (one) { return kind(one) === "document"; },
        filter: filter,
        // Whether a record is in a handbook whose region or audience is named so.
        inHandbooksOf: function (list) {
          var name = list.map(function (item) { return item.name; }).join("");
          return function (one) { return name.length > 1 && placesOf(one).some(function (place) { return place.handbook.title.indexOf(name) >= 0; }); };
        },
        entry: entry,
        regions: named(data.regions),
        audiences: named(data.audiences),
        kinds: named(kinds.filter(function (_, n) { return data.kind.indexOf(n) >= 0; })),
        handbooks: handbooks.reduce(function (titles, one) { titles[one.id] = one.title; return titles; }, {})
      };
    }
  };
})(window.handbookSearch.parts);
