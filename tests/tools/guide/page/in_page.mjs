// What page_test.mjs has the browser look for inside of the page. Each function is sent there on
// its own, and so stands alone.

// Parts and attributes that this page has no use for: whatever is found came in with a text.
export function strange_parts() {
  const parts = "html head meta title style body main article header footer nav section aside " +
    "h1 h2 h3 h4 p a ul ol li span b code mark sup div dl dt dd ins time details summary figure " +
    "table thead tbody tr th td svg g text rect line";
  const attributes = "lang charset http-equiv content name class id href data-guide data-rule " +
    "data-place data-device data-head aria-label aria-labelledby aria-hidden role tabindex scope " +
    "viewBox x y x1 x2 y1 y2 width height";
  const [known_parts, known_attributes] =
    [parts, attributes].map((words) => new Set(words.split(" ")));
  const found = [];
  for (const one of document.querySelectorAll("*")) {
    const inside_picture = one.tagName === "title" && one.closest("svg");
    if (!known_parts.has(one.localName) && !inside_picture) found.push(one.outerHTML);
    for (const { name, value } of one.attributes) {
      const local = name !== "href" || value.startsWith("#");
      if (!known_attributes.has(name) || !local) found.push(`${one.localName} ${name}=${value}`);
    }
  }
  if (document.styleSheets.length !== 1) found.push(`${document.styleSheets.length} styles`);
  return found;
}

// The guide's text as it stands on the page, without the numbers of findings.
export function guide_lines(article) {
  return [...article.querySelectorAll(".guide .line .text")].map((text) => {
    const copy = text.cloneNode(true);
    for (const number of copy.querySelectorAll("sup")) number.remove();
    return copy.textContent;
  });
}

// Where a finding is, and its line: at one instant, for the page may be scrolling.
export function finding_place(finding) {
  const line = finding.closest(".line");
  const [box, around, words] =
    [finding, line, line.querySelector(".text")].map((one) => one.getBoundingClientRect());
  const number = line.querySelector(".number").textContent;
  return { number, box: box.toJSON(), line: around.toJSON(), words: words.toJSON() };
}

// Texts with less contrast to their ground than `least`, as WCAG 2 reckons it.
export function contrasts(least) {
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((value) => {
      const share = value / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground_of = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const ground = getComputedStyle(at).backgroundColor;
      if ((channels(ground)[3] ?? 1) === 1) return ground;
    }
    return "rgb(255, 255, 255)";
  };
  const found = new Set();
  for (const one of document.querySelectorAll("body *:not(svg *)")) {
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || one.closest(".accepted")) continue;
    const [ink, ground] = [getComputedStyle(one).color, ground_of(one)];
    const [low, high] = [luminance(ink), luminance(ground)].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < least) found.add(`${one.localName}.${one.className}: ${ink} on ${ground}`);
  }
  return [...found];
}
