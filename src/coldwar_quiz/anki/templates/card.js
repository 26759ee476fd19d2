/* Draws the lists of a card as controls, and on the back shows what was picked beside what is right.
   Deck text is only ever moved as nodes or set as text. Without this script the lists stay as they are.
   The picks live in sessionStorage, because some apps load each side as a page of its own; else in the window; else
   nowhere, and then the order is drawn from the id and the day, so that both sides agree. Nothing leaves the card. */
(function () {
  'use strict';
  var root = document.getElementById('cw');
  if (!root || root.getAttribute('data-started')) { return; }
  root.setAttribute('data-started', '1');
  var back = root.getAttribute('data-side') === 'back';
  var id = root.getAttribute('data-id');
  var kind = root.getAttribute('data-kind');
  var key = (root.getAttribute('data-key') || '').split(',');
  var live = root.querySelector('.cw-live');
  var lists = root.querySelectorAll('.cw-source ul');
  var draw = { 'choice': choices, 'select': choices, 'true-false': choices, 'order': order, 'match': match }[kind];
  if (!draw || !live || !lists.length) { return; }

  function items(list) {
    return Array.prototype.map.call(list.children, function (li) { return { name: li.getAttribute('data-name'), node: li }; });
  }
  var first = items(lists[0]);
  var second = lists[1] ? items(lists[1]) : first;
  var byName = {};
  first.concat(second).forEach(function (item) { byName[item.name] = item; });

  // --- what is kept from the front to the back ---
  var slot = 'cwq:' + id;
  function stored() {
    try { sessionStorage.setItem('cwq', '1'); return sessionStorage.getItem('cwq') === '1'; } catch (e) { return false; }
  }
  function save() {
    try { sessionStorage.setItem(slot, JSON.stringify(state)); } catch (e) { /* the window has it */ }
    (window.cwqState = window.cwqState || {})[slot] = state;
  }
  function load() {
    var found = null;
    try { found = JSON.parse(sessionStorage.getItem(slot)); } catch (e) { /* see below */ }
    found = found || (window.cwqState || {})[slot];
    return found && found.order && found.picked && found.pairs ? found : null;
  }
  function shuffled(names, seed) {
    var hash = 2166136261, i, j, swap;
    function next() { hash ^= hash << 13; hash ^= hash >>> 17; hash ^= hash << 5; return (hash >>> 0) / 4294967296; }
    for (i = 0; i < seed.length; i += 1) { hash = Math.imul(hash ^ seed.charCodeAt(i), 16777619); }
    hash = hash || 1;
    for (i = 0; i < 8; i += 1) { next(); }
    names = names.slice();
    for (i = names.length - 1; i > 0; i -= 1) { j = Math.floor(next() * (i + 1)); swap = names[i]; names[i] = names[j]; names[j] = swap; }
    return names;
  }
  function begin() {
    var names = second.map(function (item) { return item.name; });
    var day = new Date();
    var seed = [id, day.getFullYear(), day.getMonth(), day.getDate()].join('|');
    if (!back && stored()) { seed += '|' + Math.random(); }
    return { order: lists[0].hasAttribute('data-fixed') ? names : shuffled(names, seed), picked: [], pairs: {}, moved: false };
  }
  var state = (back && load()) || begin();
  state.order = state.order.filter(function (name) { return byName[name]; });
  second.forEach(function (item) { if (state.order.indexOf(item.name) < 0) { state.order.push(item.name); } });
  if (!back) { save(); }

  // --- small helpers ---
  function element(tag, css, text) {
    var made = document.createElement(tag);
    if (css) { made.className = css; }
    if (text) { made.textContent = text; }
    return made;
  }
  function textOf(name) { return byName[name].node.textContent; }
  function label(name, css) {
    var span = element('span', css);
    Array.prototype.forEach.call(byName[name].node.childNodes, function (child) { span.appendChild(child.cloneNode(true)); });
    return span;
  }
  function judge(box, good, words) {
    box.className += good ? ' cw-good' : ' cw-bad';
    box.appendChild(element('span', 'cw-mark', (good ? '\u2713 ' : '\u2717 ') + words));
  }
  function verdict(good, words) {
    var line = root.querySelector('.cw-verdict');
    if (line) { line.textContent = words; line.className = 'cw-verdict ' + (good ? 'cw-yes' : 'cw-no'); }
  }

  // --- choice, select, true-false ---
  function choices() {
    var many = kind === 'select';
    var group = element('fieldset');
    group.appendChild(element('legend', 'cw-hidden', many ? 'Choose all that are right' : 'Choose one'));
    state.order.forEach(function (name) {
      var row = element('label', 'cw-option tappable'), input = element('input', 'tappable');
      var picked = state.picked.indexOf(name) >= 0, right = key.indexOf(name) >= 0;
      input.type = many ? 'checkbox' : 'radio';
      input.name = 'cw';
      input.value = name;
      input.checked = picked;
      input.disabled = back;
      row.appendChild(input);
      row.appendChild(label(name, 'cw-grow'));
      if (back && right) {
        judge(row, true, picked ? 'right, yours' : many && state.picked.length ? 'right, not ticked' : 'right');
      } else if (back && picked) { judge(row, false, 'yours'); }
      input.onchange = function () {
        var boxes = Array.prototype.slice.call(group.querySelectorAll('input'));
        boxes.forEach(function (box) { box.parentNode.classList.toggle('cw-picked', box.checked); });
        state.picked = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
        save();
      };
      group.appendChild(row);
    });
    live.appendChild(group);
    if (!back || !state.picked.length) { return; }
    var hits = state.picked.filter(function (name) { return key.indexOf(name) >= 0; }).length;
    var misses = state.picked.length - hits;
    if (!many) { verdict(!misses, misses ? 'You chose a wrong one.' : 'You chose the right one.'); return; }
    verdict(!misses && hits === key.length, 'You ticked ' + hits + ' of ' + key.length + ' right ones' + (misses ? ' and ' + misses + ' wrong.' : '.'));
  }

  // --- order ---
  function order() {
    var list = element('ol');
    list.style.cssText = 'list-style:none;padding:0';
    (back ? key : state.order).forEach(function (name, place, shown) {
      if (!byName[name]) { return; }
      var row = element('li', 'cw-row');
      row.appendChild(element('span', 'cw-place', (place + 1) + '.'));
      row.appendChild(label(name, 'cw-grow'));
      if (!back) {
        [['\u2191', -1, 'Move up: '], ['\u2193', 1, 'Move down: ']].forEach(function (arrow, which) {
          var button = element('button', 'tappable', arrow[0]), to = place + arrow[1];
          button.type = 'button';
          button.setAttribute('aria-label', arrow[2] + textOf(name));
          button.disabled = to < 0 || to >= shown.length;
          button.onclick = function (event) {
            event.stopPropagation();
            state.order.splice(to, 0, state.order.splice(place, 1)[0]);
            state.moved = true;
            save();
            live.textContent = '';
            order();
            var there = live.querySelectorAll('li')[to].querySelectorAll('button');
            (there[which].disabled ? there[1 - which] : there[which]).focus();
          };
          row.appendChild(button);
        });
      } else if (state.moved) {
        var yours = state.order.indexOf(name);
        judge(row, yours === place, yours === place ? 'in place' : 'yours: ' + (yours + 1));
      }
      list.appendChild(row);
    });
    live.appendChild(list);
    if (!back || !state.moved) { return; }
    var held = key.filter(function (name, place) { return state.order[place] === name; }).length;
    verdict(held === key.length, held === key.length ? 'Your order was right.' : held + ' of ' + key.length + ' in place.');
  }

  // --- match ---
  function match() {
    var rightOf = {}, hits = 0, touched = Object.keys(state.pairs).length > 0;
    key.forEach(function (pair) { var ends = pair.split('='); rightOf[ends[0]] = ends[1]; });
    first.forEach(function (item) {
      var row = element('div', 'cw-row'), yours = state.pairs[item.name];
      row.appendChild(label(item.name, 'cw-pair-text'));
      if (!back) {
        var select = element('select', 'tappable');
        select.setAttribute('aria-label', 'Belongs to ' + textOf(item.name));
        select.appendChild(new Option('\u2014', ''));
        state.order.forEach(function (name) { select.appendChild(new Option(textOf(name), name)); });
        select.onchange = function () {
          if (select.value) { state.pairs[item.name] = select.value; } else { delete state.pairs[item.name]; }
          save();
        };
        row.appendChild(select);
      } else {
        var right = rightOf[item.name], good = yours === right;
        hits += good ? 1 : 0;
        row.appendChild(element('span', '', '\u2192'));
        if (byName[right]) { row.appendChild(label(right, 'cw-pair-text')); }
        if (touched) { judge(row, good, good ? 'yours' : byName[yours] ? 'yours: ' + textOf(yours) : 'left open'); }
      }
      live.appendChild(row);
    });
    if (back && touched) { verdict(hits === first.length, hits + ' of ' + first.length + ' pairs right.'); }
  }

  draw();
  root.className += ' cw-drawn';
}());
