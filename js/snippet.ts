// For a shop's `<head>`, inline and before every other script: keeps clicks until the tracker comes for them (DEL-4), and sees them before any
// handler that stops them (DOM-1). A page that is left before then loses them. Plain old JavaScript: also browsers that get no tracker read it.

(function () {
  var seen: [Event, EventTarget[]][] = [];
  var press: [Event, EventTarget[]] | undefined;
  var types = ["pointerdown", "click", "auxclick"];
  function keep(event: Event) {
    var each: [Event, EventTarget[]] = [event, event.composedPath ? event.composedPath() : []];
    if (event.type == "pointerdown") press = each;
    // Nobody may ever come for them.
    else if (seen.length < 200) {
      if (press) seen.push(press);
      press = undefined;
      seen.push(each);
    }
  }
  function each(name: "addEventListener" | "removeEventListener") {
    // In the capture phase.
    for (var index = 0; index < 3; index++) window[name](types[index]!, keep, true);
  }
  each("addEventListener");
  (window as unknown as { waymarkEarly: object }).waymarkEarly = {
    seen: seen,
    end: function () {
      each("removeEventListener");
    },
  };
})();
