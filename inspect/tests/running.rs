//! What only the browser or a running tracker finds, in words.

mod cases;

use cases::{cases, value};
use waymark_inspect::{Problem, Severity, explain};

const TEXT: &str = concat!(
    r#"{"collector":"/collect","currency":"EUR","goals":["#,
    r#"{"id":"buy","on":{"click":"[data-buy"},"key":{"data":"sku","from":{"closest":"..product"}},"value":{"data":"data-price"},"#,
    r#""props":{"size":{"data":"itemSize","from":{"closest":".product","find":"option["},"regex":"size-(\\w+"},"#,
    r#""label":{"text":true,"from":"document"},"x.y":{"attr":"title"}}},"#,
    r#"{"id":"buy.now","on":{"click":{"selector":".now:press("}},"value":{"attr":"content","from":{"find":"meta"},"regex":"\\d+"}},"#,
    r#"{"id":"money","on":{"click":".money"},"value":5,"currency":{"data":"currency"}}"#,
    r#"]}"#
);

#[track_caller]
fn said(code: &str, path: &str, message: &str, hint: &str) {
    let problem = Problem { code: code.into(), path: path.into(), message: None, hint: None, severity: Severity::Error };
    let words = Problem { message: Some(message.into()), hint: Some(hint.into()), ..problem.clone() };
    cases();
    assert_eq!(explain(&value(TEXT), problem), words);
}

#[test]
fn what_the_browser_does_not_accept() {
    said(
        "selector",
        "goals[0].on.click",
        r#"goals[0].on.click: the browser does not accept the selector "[data-buy" (goal "buy")"#,
        r#"Try it in the browser's console: `document.querySelector("[data-buy")`."#,
    );
    said(
        "selector",
        "goals[1].on.click.selector",
        r#"goals[1].on.click.selector: the browser does not accept the selector ".now:press(" (goal "buy.now")"#,
        r#"Try it in the browser's console: `document.querySelector(".now:press(")`."#,
    );
    said(
        "selector",
        "goals[0].key.from.closest",
        r#"goals[0].key.from.closest: the browser does not accept the selector "..product" (goal "buy")"#,
        r#"Try it in the browser's console: `document.querySelector("..product")`."#,
    );
    said(
        "selector",
        "goals[0].props.size.from.find",
        r#"goals[0].props.size.from.find: the browser does not accept the selector "option[" (goal "buy")"#,
        r#"Try it in the browser's console: `document.querySelector("option[")`."#,
    );
    said(
        "regex",
        "goals[0].props.size.regex",
        r#"goals[0].props.size.regex: the browser does not accept the regular expression "size-(\\w+" (goal "buy")"#,
        "Try it in the browser's console, with `new RegExp`. Inside quotes a backslash is written twice.",
    );
}

#[test]
fn goal_6_what_a_source_does_not_find() {
    said(
        "not_found",
        "goals.buy.value",
        "goals.buy.value: found nothing in the attribute `data-data-price` of the matched element",
        r#"`data` takes the name without `data-`: write `data: "price"`."#,
    );
    said(
        "not_found",
        "goals.buy.key",
        "goals.buy.key: found nothing in the attribute `data-sku` of the closest `..product` around the matched element",
        "See whether the element has it, or say with `from` where else to look.",
    );
    said(
        "not_found",
        "goals.buy.props.size",
        r#"goals.buy.props.size: found nothing in the attribute `data-item-size` of the first `option[` inside the closest `.product` around the matched element by the regular expression `size-(\w+`"#,
        "See whether it is there, and whether the regular expression matches and has a group in round brackets.",
    );
    said(
        "not_found",
        "goals.buy.props.label",
        "goals.buy.props.label: found nothing in the text of the document's root element",
        "See whether the element has it, or say with `from` where else to look.",
    );
    said(
        "not_found",
        "goals.buy.props.x.y",
        "goals.buy.props.x.y: found nothing in the attribute `title` of the matched element",
        "See whether the element has it, or say with `from` where else to look.",
    );
    said(
        "not_found",
        "goals.buy.now.value",
        r#"goals.buy.now.value: found nothing in the attribute `content` of the first `meta` inside the matched element by the regular expression `\d+`"#,
        "See whether it is there, and whether the regular expression matches and has a group in round brackets.",
    );
    said(
        "not_found",
        "goals.later.value",
        "goals.later.value: found nothing on the page",
        "See whether the element has it, or say with `from` where else to look.",
    );
}

#[test]
fn goal_6_where_each_source_looks() {
    for (source, words) in [
        (r#""prop":"checked""#, "the property `checked` of the matched element"),
        (r#""field":"quantity""#, "the form field `quantity` of the matched element"),
        (r#""field":"quantity","from":"document""#, "the first form field `quantity` of the document"),
        (r#""meta":"og:price""#, "the page's `<meta>` named `og:price`"),
        (r#""jsonld":"offers.price""#, "`offers.price` of the page's JSON-LD"),
        (r#""microdata":"price""#, "the microdata property `price` of the matched element"),
        (r#""query":"variant""#, "`variant` of the page's URL query"),
        (r#""global":"shop.currency""#, "the global `shop.currency`"),
    ] {
        let text = format!(r#"{{"goals":[{{"id":"buy","key":{{{source}}}}}]}}"#);
        let problem =
            Problem { code: "not_found".into(), path: "goals.buy.key".into(), message: None, hint: None, severity: Severity::Warning };
        let message = explain(&value(&text), problem).message.unwrap();
        assert_eq!(message, format!("goals.buy.key: found nothing in {words}"));
    }
}

#[test]
fn dom_6_what_a_callback_does() {
    let text = r#"{"goals":[{"id":"buy","on":{"click":".buy"}}]}"#;
    for (path, code, message, hint) in [
        (
            "goals.buy.value",
            "callback_threw",
            "goals.buy.value: the callback threw an error",
            "Set a breakpoint in it: what it threw was caught, so that nothing else on the page breaks.",
        ),
        (
            "goals.buy.value",
            "callback_off",
            "goals.buy.value: the callback threw three times on this page and is not called any more",
            "The event goes without what it gave. Mend it and load the page again.",
        ),
        (
            "goals.buy.where",
            "callback_off",
            "goals.buy.where: the callback threw three times on this page and is not called any more",
            "Without it nobody knows what counts, so the goal is off. Mend it and load the page again.",
        ),
    ] {
        let problem = Problem { code: code.into(), path: path.into(), message: None, hint: None, severity: Severity::Error };
        let words = explain(&value(text), problem);
        assert_eq!((words.message.as_deref(), words.hint.as_deref()), (Some(message), Some(hint)));
    }
}

#[test]
fn goal_6_what_is_found_and_no_number_or_never_read() {
    said(
        "not_a_number",
        "goals.buy.now.value",
        r#"goals.buy.now.value: what stands in the attribute `content` of the first `meta` inside the matched element by the regular expression `\d+` is no number"#,
        "See what stands there on the page, take the number with `regex`, or say with `locale` how it is written.",
    );
    said(
        "no_field_value",
        "goals.later.value",
        "goals.later.value: the value of such a form field is never read: it may be what a shopper wrote",
        "Fields that may be read are numbers, ranges, selects, radio buttons, checkboxes and hidden ones.",
    );
}

#[test]
fn what_the_host_finds() {
    said(
        "second_start",
        "collector",
        "collector: `start` was called again for this collector and gave back the first instance",
        "Call `start` once and share what it gives, or call `stop` on the first instance before.",
    );
    said(
        "module",
        "RuntimeError: unreachable",
        "the WebAssembly module stopped or could not start: RuntimeError: unreachable",
        "Load the file again as it was published. If it still fails, it is a defect of Waymark: please report it with this text.",
    );
    said(
        "module",
        "CompileError: WebAssembly.compile(): Compiling or instantiating WebAssembly module violates the following Content Security policy directive because 'unsafe-eval' is not an allowed source of script",
        "the WebAssembly module stopped or could not start: CompileError: WebAssembly.compile(): Compiling or instantiating WebAssembly module violates the following Content Security policy directive because 'unsafe-eval' is not an allowed source of script",
        "The page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to its `script-src`.",
    );
    said(
        "module",
        "Error: waymark: serve this script as UTF-8",
        "the WebAssembly module stopped or could not start: Error: waymark: serve this script as UTF-8",
        "Serve the script with `Content-Type: text/javascript; charset=utf-8`.",
    );
}

#[test]
fn what_track_is_given() {
    said(
        "missing",
        "track.event",
        "track.event: expected an event's name of 1 to 64 characters",
        r#"For example `track("add_to_wishlist")`."#,
    );
    said(
        "too_long",
        "track.event",
        "track.event: expected an event's name of 1 to 64 characters",
        r#"For example `track("add_to_wishlist")`."#,
    );
    said("wrong_type", "track", "track: what an event says is an object", r#"For example `track("add_to_cart", { value: 19.99 })`."#);
    said("wrong_type", "track.value", "track.value: expected a number from 0 to 1,000,000,000,000", "For example `value: 19.99`.");
    said("out_of_range", "track.value", "track.value: expected a number from 0 to 1,000,000,000,000", "For example `value: 19.99`.");
    said(
        "not_currency",
        "track.currency",
        "track.currency: expected a currency code of three letters (ISO 4217)",
        r#"For example `currency: "EUR"`."#,
    );
    said("too_long", "track.key", "track.key: expected text of 1 to 200 characters", "Shorten it.");
    said(
        "empty",
        "track.transaction_id",
        "track.transaction_id: expected text of 1 to 200 characters",
        r#"For example `transaction_id: "order-1"`."#,
    );
    said(
        "wrong_type",
        "track.items[2].price",
        "track.items[2].price: expected a number from 0 to 1,000,000,000,000",
        "For example `price: 19.99`.",
    );
    said(
        "too_many",
        "track.items[100]",
        "track.items[100]: expected at most 100 items; the first 100 stay",
        "Leave out what this page does not need.",
    );
    said(
        "unknown_key",
        "track.items[0].colour",
        "track.items[0].colour: unknown key",
        "Known here: `item_id`, `item_name`, `item_variant`, `item_brand`, `item_category`, `price` and `quantity`.",
    );
    said("unknown_key", "track.items[0].item_nam", "track.items[0].item_nam: unknown key", "Did you mean `item_name`?");
    said("unknown_key", "track.valeu", "track.valeu: unknown key", "Did you mean `value`?");
    said(
        "unknown_key",
        "track.surface",
        "track.surface: unknown key",
        "Known here: `key`, `value`, `currency`, `transaction_id`, `items` and `props`.",
    );
    said(
        "wrong_type",
        "track.props.size",
        "track.props.size: expected text of 1 to 500 characters, a number, true, false or a list of at most 50 items",
        r#"For example `props: { size: "M" }`."#,
    );
    said("too_long", "track.props.size", "track.props.size: expected text of 1 to 500 characters", "Shorten it.");
    said(
        "too_many",
        "track.props.size",
        "track.props.size: expected at most 50 names; the first 50 stay",
        "Leave out what this page does not need.",
    );
    said(
        "not_finite",
        "track.value",
        "track.value: expected a number from 0 to 1,000,000,000,000",
        "Check how it is computed: text that is not a number becomes NaN.",
    );
    said(
        "threw",
        "track.items",
        "track.items: reading it threw an error, expected a list of at most 100 items",
        "Fix the getter, or give a plain value instead.",
    );
}

#[test]
fn what_track_is_given_is_shown() {
    cases();
    let given = value(r#"{"event":"","data":{"value":"19.99","items":[{"price":-1}]}}"#);
    for (code, path, message, hint) in [
        (
            "empty",
            "track.event",
            "track.event: expected an event's name of 1 to 64 characters",
            r#"For example `track("add_to_wishlist")`."#,
        ),
        (
            "wrong_type",
            "track.value",
            r#"track.value: expected a number from 0 to 1,000,000,000,000, got "19.99""#,
            "Write it without quotes: 19.99.",
        ),
        (
            "out_of_range",
            "track.items[0].price",
            "track.items[0].price: expected a number from 0 to 1,000,000,000,000, got -1",
            "For example `price: 19.99`.",
        ),
    ] {
        let problem = Problem { code: code.into(), path: path.into(), message: None, hint: None, severity: Severity::Error };
        let words = explain(&given, problem);
        assert_eq!((words.message.as_deref(), words.hint.as_deref()), (Some(message), Some(hint)));
    }
}

#[test]
fn goal_6_what_a_source_gives_and_cannot_be() {
    said(
        "not_currency",
        "goals.money.currency",
        "goals.money.currency: expected a currency code of three letters (ISO 4217), read something else from the attribute `data-currency` of the matched element",
        "See what stands there on the page, or take a part of it with `regex`.",
    );
    said(
        "too_long",
        "goals.buy.key",
        "goals.buy.key: expected text of 1 to 200 characters, read something else from the attribute `data-sku` of the closest `..product` around the matched element",
        "See what stands there on the page, or take a part of it with `regex`.",
    );
    said(
        "empty",
        "goals.buy.props.label",
        "goals.buy.props.label: expected text of 1 to 500 characters, read something else from the text of the document's root element",
        "See what stands there on the page, or take a part of it with `regex`.",
    );
    said(
        "out_of_range",
        "goals.buy.value",
        "goals.buy.value: expected a number from 0 to 1,000,000,000,000, read something else from the attribute `data-data-price` of the matched element",
        "See what stands there on the page, or take a part of it with `regex`.",
    );
    said(
        "wrong_type",
        "goals.later.value",
        "goals.later.value: what was read from the page is not right (wrong_type)",
        "See what stands there on the page, or take a part of it with `regex`.",
    );
}

#[test]
fn what_add_goals_is_given() {
    said(
        "wrong_type",
        "goals",
        r#"goals: expected a list of goals, got [{"id":"buy","key":{"data":"sku","from":{"closest":"..produc…"#,
        r#"For example `goals: [{ id: "buy", on: { click: ".buy" } }]`."#,
    );
}

#[test]
fn a_code_without_words_is_said_as_it_is() {
    let problem = Problem { code: "brand_new".into(), path: "goals[0].value".into(), message: None, hint: None, severity: Severity::Error };
    let words = Problem { message: Some("goals[0].value: brand_new".into()), ..problem.clone() };
    cases();
    assert_eq!(explain(&value(TEXT), problem), words);
}
