// Scrolls the columns together: what is told at the reader's eye stays level with what tells the same elsewhere.
const EYE = 0.35; // where the eye rests, as a share of a column's height
const together = byId("together");
let driver = null; // the column that the reader moves
let ways = new Map(); // from one column to another: heights that belong together

function forgetWays() {
  ways = new Map();
}

function way(from, to) {
  const key = `${from.dataset.document} ${to.dataset.document}`;
  if (!ways.has(key)) ways.set(key, meetings(from, to));
  return ways.get(key);
}

// Heights at which both columns tell the same: as many as keep their order, so that scrolling never jumps back.
function meetings(from, to) {
  const pairs = [];
  for (const sentence of all(".sentence[data-partners]", from)) {
    const partner = partnersOf(sentence).find((one) => to.contains(one));
    if (partner) pairs.push([middle(sentence), middle(partner)]);
  }
  const ends = [from, to].map((column) => column.querySelector(".sentences").scrollHeight);
  return [[0, 0], ...rising(pairs), ends];
}

function middle(sentence) {
  return sentence.offsetTop + sentence.offsetHeight / 2;
}

// The longest run of pairs whose second heights rise.
function rising(pairs) {
  const best = pairs.map(() => 1);
  const before = pairs.map(() => -1);
  pairs.forEach((pair, at) => {
    for (let earlier = 0; earlier < at; earlier += 1) {
      if (pairs[earlier][0] < pair[0] && pairs[earlier][1] < pair[1] && best[earlier] + 1 > best[at]) {
        best[at] = best[earlier] + 1;
        before[at] = earlier;
      }
    }
  });
  const run = [];
  for (let at = best.indexOf(Math.max(...best)); at >= 0; at = before[at]) run.unshift(pairs[at]);
  return run;
}

function follow(heights, y) {
  const next = heights.findIndex(([from]) => from > y);
  if (next < 1) return heights.at(next)[1];
  const [[x1, y1], [x2, y2]] = [heights[next - 1], heights[next]];
  return y1 + ((y - x1) / (x2 - x1)) * (y2 - y1);
}

function scrollOthers(column) {
  const moved = column.querySelector(".sentences");
  const eye = moved.clientHeight * EYE;
  for (const other of columns) {
    if (other === column || !shown(other)) continue;
    const scroller = other.querySelector(".sentences");
    // Ends meet ends, so that no column stops short of its first or last sentence.
    const most = moved.scrollHeight - moved.clientHeight;
    if (moved.scrollTop <= 0) scroller.scrollTop = 0;
    else if (moved.scrollTop >= most - 1) scroller.scrollTop = scroller.scrollHeight;
    else scroller.scrollTop = follow(way(column, other), moved.scrollTop + eye) - eye;
  }
}

// Brings sentences of other columns to the height of this one.
function level(sentence, others) {
  driver = null;
  const own = scrollerOf(sentence);
  const height = sentence.offsetTop - own.scrollTop;
  const done = new Set([own]);
  for (const other of others) {
    const scroller = scrollerOf(other);
    if (done.has(scroller)) continue;
    done.add(scroller);
    scroller.scrollTop = other.offsetTop - height;
  }
  draw();
}

// Shows a sentence at the height of the eye in its column, and its column in the window.
function show(sentence) {
  driver = null;
  if (narrow.matches) {
    sentence.scrollIntoView({ block: "center", inline: "start" });
    return;
  }
  const scroller = scrollerOf(sentence);
  scroller.scrollTop = sentence.offsetTop - scroller.clientHeight * EYE;
  const box = scroller.getBoundingClientRect();
  if (box.top < 0 || box.bottom > innerHeight) reader.scrollIntoView({ block: "start" });
  const [column, frame] = [columnOf(sentence).getBoundingClientRect(), reader.getBoundingClientRect()];
  if (column.left < frame.left) reader.scrollLeft -= frame.left - column.left;
  if (column.right > frame.right) reader.scrollLeft += column.right - frame.right;
}

for (const column of columns) {
  const scroller = column.querySelector(".sentences");
  for (const start of ["pointerenter", "wheel", "touchstart", "keydown"]) {
    column.addEventListener(start, () => { driver = column; }, { passive: true });
  }
  scroller.addEventListener("scroll", () => {
    if (driver === column && together?.checked && !narrow.matches) scrollOthers(column);
  }, { passive: true });
}
addEventListener("resize", forgetWays);
