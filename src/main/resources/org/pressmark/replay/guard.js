/*
 * Runs before the scripts of an archived page, inside its sandbox.
 *
 * It takes away what no policy of browsers covers (WebRTC goes out whatever the policy says); gives back, in memory
 * only, what a page without an origin does not have: storage and cookies; and points the addresses that scripts put
 * together at the archive, as the server does those in markup. It is no wall: the sandbox and the policy are. A page
 * that undoes it reaches nothing that those do not let it reach, but for WebRTC.
 */
(function () {
  'use strict';

  var GONE = ['RTCPeerConnection', 'webkitRTCPeerConnection', 'mozRTCPeerConnection', 'RTCDataChannel', 'RTCIceGatherer',
    'WebTransport', 'Worker', 'SharedWorker', 'PresentationRequest', 'PaymentRequest'];

  var script = document.currentScript;
  var tag = script ? script.outerHTML : ''; // for frames whose text a script gives
  if (script) {
    Array.from(document.scripts).forEach(function (ours) { ours.remove(); }); // those of the page count what stands before
  }
  var guarded = new WeakSet();

  function put(target, name, descriptor) {
    try {
      descriptor.configurable = false;
      Object.defineProperty(target, name, descriptor);
    } catch (already) {
      return; // done before, or not ours to change
    }
  }

  /** For what pages may replace again, as they may what browsers have. */
  function lend(target, name, descriptor) {
    try {
      descriptor.configurable = true;
      descriptor.enumerable = true;
      if ('value' in descriptor) {
        descriptor.writable = true;
      }
      Object.defineProperty(target, name, descriptor);
    } catch (fixed) {
      return; // not ours to change
    }
  }

  function memory(view) {
    var items = new Map();
    var methods = Object.create(view.Storage.prototype, {
      length: { get: function () { return items.size; } },
      key: { value: function (index) { var key = Array.from(items.keys())[index]; return key === undefined ? null : key; } },
      getItem: { value: function (name) { return items.has(String(name)) ? items.get(String(name)) : null; } },
      setItem: { value: function (name, value) { items.set(String(name), String(value)); } },
      removeItem: { value: function (name) { items.delete(String(name)); } },
      clear: { value: function () { items.clear(); } }
    });
    return new Proxy(Object.create(methods), {
      get: function (target, name) { return name in target || !items.has(name) ? target[name] : items.get(name); },
      set: function (target, name, value) { items.set(String(name), String(value)); return true; },
      has: function (target, name) { return name in target || items.has(name); },
      deleteProperty: function (target, name) { items.delete(name); return true; },
      ownKeys: function () { return Array.from(items.keys()); },
      getOwnPropertyDescriptor: function (target, name) {
        return items.has(name) ? { value: items.get(name), writable: true, enumerable: true, configurable: true } : undefined;
      }
    });
  }

  function guard(view) {
    try {
      if (!view || view.document === undefined || guarded.has(view)) {
        return view;
      }
      guarded.add(view);
      GONE.forEach(function (name) { put(view, name, { value: undefined, writable: false }); });
      point(view);
      return view;
    } catch (foreign) {
      return view; // a frame of its own, which is guarded by itself
    }
  }

  function remember(view) {
    ['localStorage', 'sessionStorage'].forEach(function (name) {
      var storage = memory(view);
      put(view, name, { get: function () { return storage; } });
    });
    var cookies = new Map();
    put(view.Document.prototype, 'cookie', {
      get: function () { return Array.from(cookies).map(function (c) { return c.join('='); }).join('; '); },
      set: function (text) {
        var pair = String(text).split(';')[0];
        var equals = pair.indexOf('=');
        var name = pair.slice(0, Math.max(equals, 0)).trim();
        var age = /;\s*max-age\s*=\s*(-?\d+)/i.exec(text);
        var until = /;\s*expires\s*=\s*([^;]+)/i.exec(text);
        if (age ? Number(age[1]) <= 0 : until && Date.parse(until[1]) <= Date.now()) {
          cookies.delete(name);
        } else {
          cookies.set(name, pair.slice(equals + 1).trim());
        }
      }
    });
    // Without an origin these throw where a page only asks for them, and the rest of its script is not run.
    delete view.Navigator.prototype.serviceWorker;
    delete view.caches;
    lend(view.Document.prototype, 'domain', { get: function () { return hostOf(this.URL); }, set: function () {} });
    lend(view, 'indexedDB', { get: function () { return DATABASES; } });
  }

  /** Databases as in a browser that keeps none: whoever opens one is told so later. */
  var DATABASES = ['open', 'deleteDatabase'].reduce(function (databases, name) {
    databases[name] = function () {
      var asked = new EventTarget();
      asked.error = new DOMException('there are no databases in an archived page', 'InvalidStateError');
      asked.readyState = 'done';
      setTimeout(function () {
        var failed = new Event('error', { cancelable: true });
        if (typeof asked.onerror === 'function') {
          asked.onerror(failed);
        }
        asked.dispatchEvent(failed);
      });
      return asked;
    };
    return databases;
  }, { databases: function () { return Promise.resolve([]); }, cmp: function (a, b) { return a < b ? -1 : a > b ? 1 : 0; } });

  function hostOf(address) {
    try {
      return new URL(address).hostname;
    } catch (none) {
      return '';
    }
  }

  /*
   * Addresses. A page at /c/2024mp_/https://h/a/b.html has /c/2024mp_/ in front of all it asks for. What is relative
   * comes out right by itself; what has a host, or begins with a slash, or climbs, is put behind that front:
   *
   *     https://i/x.png      /c/2024im_/https://i/x.png
   *     /x.png               /c/2024im_/https://h/x.png
   *     the front's own origin and /x.png, as made from location.origin: the same
   */
  var PLACED = /^(https?:\/\/[^\/?#]+)(\/[^\/?#]+\/)([0-9]{0,14})[a-z]{2,8}_\/(https?:.*)$/i;
  var MARKED = /^[0-9]{0,14}[a-z]{2,8}_\//;
  var baseOf = Object.getOwnPropertyDescriptor(Node.prototype, 'baseURI').get;
  var places = new Map();

  /** Where a document stands; null where it stands nowhere in an archive. */
  function place(view) {
    var base = baseOf.call(view.document);
    if (!places.has(base)) {
      var parts = PLACED.exec(base);
      places.set(base, parts && { origin: parts[1], root: parts[2], time: parts[3], page: parts[4], host: new URL(parts[4]).origin });
    }
    return places.get(base);
  }

  /** Whether an address leads to a capture already. */
  function isMarked(address, here) {
    var path = address.indexOf(here.origin) === 0 ? address.slice(here.origin.length) : address;
    return path.indexOf(here.root) === 0 && MARKED.test(path.slice(here.root.length));
  }

  /** An address as the archive has it. */
  function inward(reference, modifier, view) {
    var text = String(reference).trim();
    var here = /^(https?:|[\/\\])|\.\.[\/\\]/i.test(text) ? place(view) : null;
    if (!here || isMarked(text, here)) {
      return String(reference);
    }
    try {
      var url = new URL(text, here.page);
      if (url.origin === here.origin) {
        if (url.pathname.indexOf('/static/') === 0) {
          return text;
        }
        text = url.pathname + url.search + url.hash;
        url = new URL(text, here.page);
      }
      if (url.protocol !== 'http:' && url.protocol !== 'https:') {
        return text;
      }
      // As it was written where that can be: browsers spell queries in the encoding of the page.
      var whole = /[\\\s]|\.\./.test(text) ? url.href
        : /^https?:\/\//i.test(text) ? text
        : /^\/\//.test(text) ? '././' + url.protocol + text
        : /^\//.test(text) ? './' + here.host + '/.' + text : url.href;
      return here.root + here.time + modifier + '/' + whole;
    } catch (none) {
      return text;
    }
  }

  /**
   * A text, or an address, with addresses as their authors wrote them. The server, and inward, tell by folders called . in front which
   * had no host, which no scheme: /c/2024mp_/./http://h/./x and /c/2024mp_/././http://i/x.
   */
  function plain(text, view) {
    var here = typeof text === 'string' ? place(view) : null;
    if (!here || text.indexOf(here.root) < 0) {
      return text;
    }
    here.front = here.front || new RegExp('(?:' + literal(here.origin) + ')?' + literal(here.root)
      + '[0-9]{0,14}[a-z]{2,8}_/(?:\\./\\./https?:|\\./https?://[^/"\'\\\\\\s<>?#]*(?:/_)*/\\.(?=[/\\\\])|(?=https?:))', 'gi');
    return text.replace(here.front, '');
  }

  function literal(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  }

  var ASKED = /\[\s*(href|src|action|poster|data|background)\s*([*^]?)=\s*(?:"([^"\\]*)"|'([^'\\]*)'|([\w-]+))\s*(?:[is]\s*)?\]/gi;

  /** A selector that asks how an address is written, as rewrite/SelectorRewriter has it. */
  function selector(text) {
    return typeof text !== 'string' || !/\[\s*(href|src|action|poster|data|background)\s*[*^]?=/i.test(text) ? text
      : text.replace(ASKED, function (all, name, how, double, single, bare) {
        var value = double || single || bare || '';
        var quote = single ? "'" : '"';
        function asks(by, what) {
          return '[' + name + by + '=' + quote + what + quote + ']';
        }
        function also(fronts) {
          return ':is(' + fronts.map(function (front) { return asks(how === '^' ? '*' : '$', front + value) + ','; }).join('') + all + ')';
        }
        if (how === '*') {
          return /^(h?t?t?p?s?:?\/\/?|https?:?|:)$/.test(value) ? all + ':where(:not(' + asks('*', '_/./') + '))' : all;
        }
        return how === '^' && value === '/' ? all + ':where(' + asks('*', '_/./') + ')'
          : /^\/\//.test(value) ? also(['_/././http:', '_/././https:'])
          : /^\//.test(value) ? also(['/.'])
          : /^http/i.test(value) ? also(['_/']) : all;
      });
  }

  function candidates(text, view) {
    return String(text).replace(/(^|,\s+|,(?=https?:|\/))(\s*)([^\s,]\S*)/g, function (all, comma, blank, address) {
      return comma + blank + inward(address, 'im_', view);
    });
  }

  function sheet(text, view) {
    return selector(String(text))
      .replace(/(\burl\(\s*(?:&quot;|["'])?\s*)((?:https?:)?\/[^"')\s]*)/gi, function (all, before, address) {
        return before + inward(address, 'im_', view);
      })
      .replace(/(@import\s+["'])((?:https?:)?\/[^"']*)/gi, function (all, before, address) {
        return before + inward(address, 'cs_', view);
      });
  }

  var BY_ELEMENT = {
    img: 'im_', input: 'im_', script: 'js_', iframe: 'if_', frame: 'if_', audio: 'oe_', video: 'oe_', source: 'oe_',
    track: 'oe_', embed: 'oe_', image: 'im_', use: 'im_', feimage: 'im_'
  };
  var ATTRIBUTES = 'src|href|xlink:href|data|poster|action|formaction|background|srcset|imagesrcset|style|srcdoc';
  var HIDDEN = /^(integrity|crossorigin)$/;

  /** The value an attribute is to have for what a script gives it. */
  function attribute(element, name, value, type, view) {
    switch (name) {
      case 'src': return BY_ELEMENT[element] ? inward(value, type === 'module' ? 'mp_' : BY_ELEMENT[element], view) : value;
      case 'href':
      case 'xlink:href':
        return inward(value, element === 'link' ? linked(value, type) : BY_ELEMENT[element] || 'mp_', view);
      case 'data': return element === 'object' ? inward(value, 'oe_', view) : value;
      case 'poster': return inward(value, 'im_', view);
      case 'action': return element === 'form' ? inward(value, 'mp_', view) : value;
      case 'formaction': return inward(value, 'mp_', view);
      case 'background': return inward(value, 'im_', view);
      case 'srcset':
      case 'imagesrcset': return candidates(value, view);
      case 'style': return sheet(value, view);
      case 'srcdoc': return tag + markup(value, view);
      default: return /^on/.test(name) ? marked(value) : value;
    }
  }

  /** What scripts of the page may read, as on the site itself, if it is asked for so: pixels of pictures, rules of styles. */
  var READ = /^(img|link)$/;

  /** Whether the address of the page carries the leave by which the archive lets it read. */
  function reads(view) {
    var here = place(view);
    return !!here && here.root.indexOf('@') > 0;
  }

  /** What tells a link or a script from others. */
  function kind(element) {
    return element.rel || element.type || '';
  }

  function linked(address, relation) {
    return /stylesheet/i.test(relation) || /\.css(\?|$)/i.test(address) ? 'cs_' : 'mp_';
  }

  function markup(text, view) {
    var written = String(text);
    if (!/[=(]\s*(&quot;|["'])?\s*(https?:|[\/\\])|\.\.|srcset|integrity|crossorigin|@import|location/i.test(written)) {
      return written;
    }
    return written
      .replace(/<([a-z][a-z0-9:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi, function (tag, element, rest) {
        var relation = /\srel\s*=\s*["']?([^"'>]*)/i.exec(rest);
        return '<' + element + (READ.test(element.toLowerCase()) && reads(view) ? ' crossorigin' : '') + rest.replace(ATTRIBUTE, function (all, before, name, equals, value) {
          var quote = /^["']/.test(value) ? value[0] : '';
          var bare = quote ? value.slice(1, -1) : value;
          return before + (HIDDEN.test(name.toLowerCase()) ? '_' : '') + name + equals + quote
            + attribute(element.toLowerCase(), name.toLowerCase(), bare, relation ? relation[1] : '', view) + quote;
        }) + '>';
      })
      .replace(/(<style[^>]*>)([^]*?)(?=<\/style)/gi, function (all, tag, rules) { return tag + sheet(rules, view); })
      .replace(/(<script[^>]*>)([^]*?)(?=<\/script)/gi, function (all, tag, script) { return tag + marked(script); });
  }
  var ATTRIBUTE = new RegExp('(\\s)(' + ATTRIBUTES + '|integrity|crossorigin|on[a-z]+)(\\s*=\\s*)("[^"]*"|\'[^\']*\'|[^\\s"\'>]+)', 'gi');

  function isStyle(node) {
    return node && node.localName === 'style';
  }

  /** Puts our hands between scripts and what takes addresses from them. */
  function point(view) {
    function own(prototype, name) {
      return prototype && Object.getOwnPropertyDescriptor(prototype, name);
    }
    function accessor(prototype, name, into, out) {
      var before = own(prototype, name);
      if (before && before.get && before.set) {
        lend(prototype, name, {
          get: out ? function () { return out.call(this, before.get.call(this)); } : before.get,
          set: function (value) {
            letRead(this);
            before.set.call(this, into.call(this, value));
          }
        });
      }
    }
    var across = own(view.HTMLImageElement.prototype, 'crossOrigin');
    var sheets = own(view.HTMLLinkElement.prototype, 'crossOrigin');
    /** Before the address is given: a picture is asked for at once. */
    function letRead(element) {
      if (element.localName && READ.test(element.localName) && reads(view)) {
        var known = element.localName === 'img' ? across : sheets;
        if (known.get.call(element) === null) {
          known.set.call(element, 'anonymous');
        }
      }
    }
    function method(prototype, name, around) {
      var before = own(prototype, name);
      if (before && typeof before.value === 'function') {
        lend(prototype, name, { value: function () { return around.call(this, before.value, Array.from(arguments)); } });
      }
    }
    function read(value) {
      return plain(value, view);
    }
    var elements = {
      Image: 'src srcset', Source: 'src srcset', Script: 'src', Link: 'href imageSrcset', IFrame: 'src srcdoc', Frame: 'src',
      Embed: 'src', Object: 'data', Media: 'src', Video: 'poster', Track: 'src', Input: 'src formAction', Button: 'formAction',
      Form: 'action', Anchor: 'href', Area: 'href', Body: 'background'
    };
    Object.keys(elements).forEach(function (name) {
      var prototype = view['HTML' + name + 'Element'] && view['HTML' + name + 'Element'].prototype;
      elements[name].split(' ').forEach(function (property) {
        accessor(prototype, property, function (value) {
          return attribute(this.localName, property.toLowerCase(), String(value), kind(this), view);
        }, property === 'srcdoc' ? undefined : read);
      });
      ['integrity', 'crossOrigin'].forEach(function (property) {
        var before = own(prototype, property);
        if (before) {
          lend(prototype, property, { get: before.get, set: function () {} }); // bytes and origin are not what they were
        }
      });
    });
    ['currentSrc'].forEach(function (name) {
      [view.HTMLImageElement.prototype, view.HTMLMediaElement.prototype].forEach(function (prototype) {
        var before = own(prototype, name);
        lend(prototype, name, { get: function () { return read(before.get.call(this)); } });
      });
    });
    lend(view, 'Audio', { value: new Proxy(view.Audio, { construct: function (Sound, given) {
      return given.length ? new Sound(inward(given[0], 'oe_', view)) : new Sound();
    } }) });
    parts(view, own, read);
    method(view.Element.prototype, 'setAttribute', function (before, given) {
      var name = String(given[0]).toLowerCase();
      if (HIDDEN.test(name)) {
        return undefined;
      }
      if (/^(src|srcset|href)$/.test(name)) {
        letRead(this);
      }
      given[1] = attribute(this.localName, name, String(given[1]), kind(this), view);
      return before.apply(this, given);
    });
    method(view.Element.prototype, 'setAttributeNS', function (before, given) {
      given[2] = attribute(this.localName.toLowerCase(), String(given[1]).toLowerCase(), String(given[2]), '', view);
      return before.apply(this, given);
    });
    method(view.Element.prototype, 'getAttribute', function (before, given) {
      var value = before.apply(this, given);
      // Lazy loaders send frames to what they read here by their location, which nobody points at the archive.
      return this.localName === 'iframe' && /^data-/i.test(given[0]) ? value : plain(value, view);
    });
    var written = own(view.Attr.prototype, 'value');
    lend(view.Attr.prototype, 'value', { get: function () { return plain(written.get.call(this), view); }, set: written.set });
    ['querySelector', 'querySelectorAll', 'matches', 'closest', 'webkitMatchesSelector'].forEach(function (name) {
      [view.Document, view.DocumentFragment, view.Element].forEach(function (type) {
        method(type.prototype, name, function (before, given) {
          given[0] = selector(given[0]);
          return before.apply(this, given);
        });
      });
    });
    texts(view, accessor, method, read);
    styles(view, accessor, method, read);
    asking(view, own, method, read);
    documents(view, own, method, read);
  }

  /** The parts of the address of a link. */
  function parts(view, own, read) {
    ['HTMLAnchorElement', 'HTMLAreaElement'].forEach(function (name) {
      var prototype = view[name].prototype;
      var href = own(prototype, 'href').get;
      ['protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash', 'origin', 'username', 'password'].forEach(function (part) {
        var before = own(prototype, part);
        lend(prototype, part, {
          get: function () {
            try {
              return new URL(read(href.call(this)))[part];
            } catch (none) {
              return before.get.call(this);
            }
          },
          set: before.set
        });
      });
      lend(prototype, 'toString', { value: function () { return read(href.call(this)); } });
    });
  }

  /** Markup that is made of text. */
  function texts(view, accessor, method, read) {
    function html(value) {
      return isStyle(this) ? sheet(value, view) : this.localName === 'script' ? value : markup(value, view);
    }
    function first(before, given) {
      given[0] = markup(given[0], view);
      return before.apply(this, given);
    }
    function seen(value) {
      return read(value).replace(/(<(?:img|link)) crossorigin(?:="(?:anonymous)?")?/gi, '$1');
    }
    accessor(view.Element.prototype, 'innerHTML', html, seen);
    accessor(view.Element.prototype, 'outerHTML', html, seen);
    accessor(view.ShadowRoot && view.ShadowRoot.prototype, 'innerHTML', html, seen);
    ['textContent'].forEach(function (name) {
      accessor(view.Node.prototype, name, function (value) { return isStyle(this) && value !== null ? sheet(value, view) : value; });
    });
    accessor(view.HTMLElement.prototype, 'innerText', function (value) { return isStyle(this) ? sheet(value, view) : value; });
    method(view.Element.prototype, 'insertAdjacentHTML', function (before, given) {
      given[1] = markup(given[1], view);
      return before.apply(this, given);
    });
    method(view.Element.prototype, 'setHTMLUnsafe', first);
    method(view.Range.prototype, 'createContextualFragment', first);
    ['write', 'writeln'].forEach(function (name) {
      method(view.Document.prototype, name, function (before, given) {
        return before.call(this, markup(given.join(''), view));
      });
    });
    method(view.DOMParser.prototype, 'parseFromString', function (before, given) {
      given[0] = given[1] === 'text/html' ? markup(given[0], view) : given[0];
      return before.apply(this, given);
    });
  }

  function styles(view, accessor, method, read) {
    function rules(before, given) {
      given[0] = sheet(given[0], view);
      return before.apply(this, given);
    }
    function declared(value) {
      return sheet(value, view);
    }
    var declarations = view.CSSStyleDeclaration.prototype;
    var properties = view.CSSStyleProperties ? view.CSSStyleProperties.prototype : declarations; // the first in Firefox
    var set = declarations.setProperty;
    accessor(declarations, 'cssText', declared, read);
    method(declarations, 'getPropertyValue', function (before, given) { return read(before.apply(this, given)); });
    ['background', 'background-image', 'border-image', 'border-image-source', 'content', 'cursor', 'list-style',
      'list-style-image', 'mask', 'mask-image', '-webkit-mask-image'].forEach(function (property) {
      var name = property.replace(/^-/, '').replace(/-([a-z])/g, function (all, letter) { return letter.toUpperCase(); });
      lend(properties, name, {
        get: function () { return this.getPropertyValue(property); },
        set: function (value) { set.call(this, property, value === null ? '' : declared(value)); }
      });
    });
    method(declarations, 'setProperty', function (before, given) {
      given[1] = given[1] === null ? '' : declared(given[1]);
      return before.apply(this, given);
    });
    ['insertRule', 'replace', 'replaceSync'].forEach(function (name) { method(view.CSSStyleSheet.prototype, name, rules); });
    method(view.CSSGroupingRule && view.CSSGroupingRule.prototype, 'insertRule', rules);
    ['cssRules', 'rules'].forEach(function (name) {
      var before = Object.getOwnPropertyDescriptor(view.CSSStyleSheet.prototype, name).get;
      lend(view.CSSStyleSheet.prototype, name, { get: function () {
        try {
          return before.call(this);
        } catch (foreign) {
          return before.call(new view.CSSStyleSheet()); // sheets of nobody's origin are shut; scripts expect their own
        }
      } });
    });
    var Font = view.FontFace;
    if (Font) {
      lend(view, 'FontFace', { value: new Proxy(Font, { construct: function (target, given) {
        given[1] = typeof given[1] === 'string' ? sheet(given[1], view) : given[1];
        return Reflect.construct(target, given);
      } }) });
    }
  }

  /**
   * What is asked by script. A page without an origin may read no answers but to what it asks for with the leave in its
   * address. Other headers than few would have to be allowed, and the archive looks at none.
   */
  function asking(view, own, method, read) {
    var KEPT = /^(content-type|range)$/i;
    var ask = view.fetch;
    lend(view, 'fetch', { value: function (input, init) {
      var request = input instanceof view.Request ? input : null;
      var how = init || {};
      var url = inward(request ? request.url : input, 'mp_', view);
      if (!/^https?:/i.test(new URL(url, baseOf.call(view.document)).href)) {
        return ask.apply(view, arguments);
      }
      var headers = new view.Headers();
      new view.Headers(how.headers || (request ? request.headers : {})).forEach(function (value, name) {
        if (KEPT.test(name)) {
          headers.set(name, value);
        }
      });
      var method = how.method || (request ? request.method : 'GET');
      var mode = how.mode || (request ? request.mode : 'cors');
      var taken = {
        method: method, headers: headers, mode: mode === 'no-cors' ? mode : 'cors', credentials: 'omit',
        redirect: how.redirect || 'follow', signal: how.signal || (request ? request.signal : undefined)
      };
      if (how.body !== undefined || !request || /^(get|head)$/i.test(method)) {
        taken.body = how.body === null ? undefined : how.body;
        return ask.call(view, url, taken);
      }
      return request.clone().arrayBuffer().then(function (body) {
        taken.body = body;
        return ask.call(view, url, taken);
      });
    } });
    var url = own(view.Response.prototype, 'url');
    lend(view.Response.prototype, 'url', { get: function () { return read(url.get.call(this)); } });
    var asked = view.XMLHttpRequest.prototype;
    method(asked, 'open', function (before, given) {
      given[1] = inward(given[1], 'mp_', view);
      return before.apply(this, given);
    });
    method(asked, 'setRequestHeader', function (before, given) {
      return KEPT.test(given[0]) ? before.apply(this, given) : undefined;
    });
    var credentials = new WeakMap();
    lend(asked, 'withCredentials', {
      get: function () { return credentials.get(this) || false; },
      set: function (value) { credentials.set(this, Boolean(value)); }
    });
    var answered = own(asked, 'responseURL');
    lend(asked, 'responseURL', { get: function () { return read(answered.get.call(this)); } });
  }

  /** What a document says of itself, and where it goes. */
  function documents(view, own, method, read) {
    [[view.Node, 'baseURI'], [view.StyleSheet, 'href']].forEach(function (known) {
      var before = own(known[0].prototype, known[1]);
      lend(known[0].prototype, known[1], { get: function () { return read(before.get.call(this)); } });
    });
    lend(view, 'origin', { get: function () { var here = place(view); return here ? here.host : 'null'; } });
    standing(view, own, method, read);
    messages(view, own);
    if (view.parent === view.top && view.parent !== view) {
      lend(view, 'parent', { get: function () { return view; } }); // above the page there is nobody it knows
    }
  }

  /*
   * Where the page stands, and where its scripts send it. Nobody can change what location says, so the server has put
   * .pressmark behind that word in scripts; anything else that is called so has a pressmark too, itself. The address that
   * a script gives an entry of the history is kept with the entry's state, for without an origin there is no other.
   */
  function standing(view, own, method, read) {
    var real = view.location;
    var kept = own(view.History.prototype, 'state').get;
    function isOurs(state) {
      return state !== null && typeof state === 'object' && typeof state.pressmark === 'string' && 'given' in state;
    }
    function given(state) {
      return isOurs(state) ? state.given : state;
    }
    function address() {
      var state = kept.call(view.history);
      return isOurs(state) ? state.pressmark : plain(real.href, view);
    }
    ['URL', 'documentURI'].forEach(function (name) {
      var before = own(view.Document.prototype, name);
      lend(view.Document.prototype, name, {
        get: function () { return this === view.document ? address() : read(before.get.call(this)); }
      });
    });
    lend(view.History.prototype, 'state', { get: function () { return given(kept.call(this)); } });
    var popped = own(view.PopStateEvent.prototype, 'state').get;
    lend(view.PopStateEvent.prototype, 'state', { get: function () { return given(popped.call(this)); } });
    ['pushState', 'replaceState'].forEach(function (name) {
      method(view.History.prototype, name, function (before, args) {
        var to = args.length > 2 && args[2] !== null && args[2] !== undefined ? args[2] : address();
        if (!place(view)) {
          return before.call(this, args[0], '');
        }
        var shown = new URL(to, address());
        return before.call(this, { pressmark: shown.href, given: args[0] }, '', real.href.split('#')[0] + shown.hash);
      });
    });
    var page = Object.assign(Object.create(view.Location.prototype), {
      assign: function (to) { real.assign(inward(to, 'mp_', view)); },
      replace: function (to) { real.replace(inward(to, 'mp_', view)); },
      reload: function () { real.reload(); },
      toString: address
    });
    ['href', 'protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash', 'origin'].forEach(function (part) {
      Object.defineProperty(page, part, {
        enumerable: true,
        get: function () { return new URL(address())[part]; },
        set: function (value) {
          var to = new URL(address());
          if (part !== 'href') {
            to[part] = value;
          }
          page.assign(part === 'href' ? value : to.href);
        }
      });
    });
    put(real, 'pressmark', { value: page });
    ['setTimeout', 'setInterval'].forEach(function (name) {
      method(view, name, function (before, given) {
        given[0] = typeof given[0] === 'string' ? marked(given[0]) : given[0];
        return before.apply(view, given);
      });
    });
    var parted = new Proxy(view, { get: function (window, name) { return name === 'location' ? page : window[name]; } });
    put(view, 'pressmark', { value: Object.create(null, {
      self: { value: parted },
      to: { value: function (origin) { return /^(https?:|\/$|null$)/.test(origin) ? '*' : origin; } },
      top: { get: function () {
        var outermost = view;
        while (outermost.parent !== view.top && outermost.parent !== outermost) {
          outermost = outermost.parent;
        }
        return outermost;
      } }
    }) });
    put(view.Object.prototype, 'pressmark', {
      get: function () { return this; },
      set: function (value) { lend(this, 'pressmark', { value: value }); }
    });
  }

  /** Who sent a message: of frames in the page their addresses tell, of itself its own; of others nothing does. */
  function messages(view, own) {
    var before = own(view.MessageEvent.prototype, 'origin');
    lend(view.MessageEvent.prototype, 'origin', { get: function () {
      var origin = before.get.call(this);
      var source = origin === 'null' && this.source;
      var frame = source && source !== view
        && Array.from(view.document.querySelectorAll('iframe,frame')).find(function (f) { return f.contentWindow === source; });
      var from = frame ? frame.src : source === view ? view.document.URL : '';
      return /^https?:/i.test(from) ? new URL(from).origin : origin;
    } });
  }

  /** A script that is given as text, with what the server puts into scripts. */
  function marked(text) {
    return text
      .replace(/(^|[^\w$."'`-]|\b(?:window|self|document|parent)\s*\.\s*)location(?=\s*\.\s*(?:href|protocol|host|hostname|port|pathname|search|origin|assign|replace)\b)/g, '$&.pressmark')
      .replace(/(^|[^\w$."'`-]|\b(?:window|self|document|parent)\s*\.\s*)location(?=\s*=[^=>])/g, '$&.pressmark.href');
  }

  /*
   * Frames of one page may not send each other anywhere, for none has an origin; the page around them may. So a link for
   * another frame is handed upwards, until somebody has a frame of that name.
   */
  function links(view, up) {
    function send(target, address) {
      var name = /^_(top|parent|blank|new)$/i.test(target) ? target.toLowerCase() : target;
      var frame = name.charAt(0) === '_' ? null
        : Array.from(view.document.querySelectorAll('iframe[name],frame[name]')).find(function (f) { return f.name === name; });
      if (frame) {
        frame.src = address;
      } else if (up === view.top || (name !== '_top' && name.charAt(0) === '_' && name !== '_parent')) {
        view.location.href = address;
      } else {
        up.postMessage({ pressmark: name === '_parent' ? '_self' : name, to: address }, '*');
      }
    }
    var opened = view.open;
    lend(view, 'open', { value: function (to, name) {
      var target = name === undefined || name === '' ? '_blank' : String(name);
      var asked = view.navigator.userActivation;
      var address = to ? absolute(inward(to, 'mp_', view), view) : '';
      if (!/^https?:/i.test(address)) {
        return opened.apply(view, arguments);
      }
      if (/^_(self|top|parent)$/i.test(target) || !asked || asked.isActive) { // what nobody clicked for stays shut, as live
        send(target, address);
      }
      return null;
    } });
    view.addEventListener('message', function (event) {
      var told = event.data && event.data.pressmark;
      if (typeof told === 'string' && /^https?:/i.test(String(event.data.to))) { // no script handed upwards
        event.stopImmediatePropagation();
        if (told === '_self') {
          view.location.href = event.data.to;
        } else {
          send(told, event.data.to);
        }
      }
    });
    view.addEventListener('click', function (event) {
      var link = event.target && event.target.closest && event.target.closest('a[href],area[href]');
      if (!link || event.defaultPrevented || event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
      }
      var base = view.document.querySelector('base[target],base[_target]');
      var target = targetOf(link) || (base && targetOf(base)) || '';
      var address = absolute(inward(link.href, 'mp_', view), view);
      var leads = target && !/^_self$/i.test(target);
      if (leads && /^https?:/i.test(address)) {
        event.preventDefault();
        send(target, address);
      } else if (!leads && /^javascript:/i.test(address)) { // Chromium runs none in a frame without an origin
        event.preventDefault();
        setTimeout(view.eval, 0, decoded(address.slice('javascript:'.length)));
      }
    });
  }

  /*
   * Drawings that are used out of another file, and text tracks, have to be of the page's own origin, and it has none. So
   * the file is brought into the page, and used from there.
   */
  function files(view) {
    var ask = view.fetch;
    var brought = new Map();
    function draw(file) {
      return ask.call(view, file).then(function (answer) { return answer.text(); }).then(function (text) {
        var root = view.document.importNode(new view.DOMParser().parseFromString(text, 'image/svg+xml').documentElement, true);
        if (root.localName === 'svg') {
          root.setAttribute('style', 'position:absolute;width:0;height:0;overflow:hidden');
          root.setAttribute('aria-hidden', 'true');
          root.querySelectorAll('script').forEach(function (script) { script.remove(); });
          view.document.body.appendChild(root);
        }
        return root;
      });
    }
    /** Something else of the page, or of another file, may go by the same name. */
    function part(reference) {
      var hash = reference.indexOf('#');
      return once(reference.slice(0, hash), draw).then(function (root) {
        var name = reference.slice(hash + 1);
        var named = [root].concat(Array.from(root.querySelectorAll('[id]'))).find(function (e) { return e.id === name; });
        if (named && view.document.getElementById(name) !== named) {
          named.id = 'pressmark-' + brought.size + '-' + name;
        }
        return named;
      });
    }
    function keep(file) {
      return ask.call(view, file).then(function (answer) { return answer.ok ? answer.blob() : null; }).then(function (text) {
        return text && view.URL.createObjectURL(text);
      });
    }
    function once(file, bring) {
      if (!brought.has(file)) {
        brought.set(file, bring(file).catch(function () {}));
      }
      return brought.get(file);
    }
    function drawing(use) {
      var reference = use.href && use.href.baseVal;
      var hash = reference ? reference.indexOf('#') : -1;
      if (hash > 0 && view.document.body) {
        once(reference, part).then(function (named) {
          if (named && use.href.baseVal === reference) {
            use.href.baseVal = '#' + named.id;
          }
        });
      }
    }
    function track(element) {
      var file = element.src;
      if (/^https?:/i.test(file)) {
        once(file, keep).then(function (kept) {
          if (kept && element.src === file) {
            element.src = kept;
          }
        });
      }
    }
    function look(element) {
      if (element.localName === 'use') {
        drawing(element);
      } else if (element.localName === 'track') {
        track(element);
      }
    }
    function all(node) {
      if (node.nodeType === 1) {
        look(node);
        node.querySelectorAll('use,track').forEach(look);
      }
    }
    new view.MutationObserver(function (changes) {
      changes.forEach(function (change) {
        if (change.type === 'attributes') {
          look(change.target);
        } else {
          change.addedNodes.forEach(all);
        }
      });
    }).observe(view.document, { subtree: true, childList: true, attributes: true, attributeFilter: ['href', 'xlink:href', 'src'] });
    view.document.addEventListener('DOMContentLoaded', function () { all(view.document.documentElement); });
  }

  /*
   * Where a script sends its page nobody can change, and what begins with a slash it sends to our own front door. The
   * page that is found there reads in the frame's name where it was to go; the next page of the archive gets its name back.
   */
  function leaving(view, up) {
    var kept = /^pressmark:[^ ]* ([^]*)$/.exec(view.name);
    var name = kept ? kept[1] : view.name;
    var own = Object.getOwnPropertyDescriptor(view, 'name');
    function leave(page) {
      var here = place(view);
      own.set.call(view, here && page ? 'pressmark:' + here.root + here.time + 'mp_/' + here.host + ' ' + name : name);
    }
    if (up === view.top) { // links look for no frame that is the outermost
      leave(true);
      lend(view, 'name', { get: function () { return name; }, set: function (value) { name = String(value); leave(true); } });
      return;
    }
    leave(false);
    view.addEventListener('beforeunload', function () {
      name = own.get.call(view);
      leave(true);
      setTimeout(leave, 5000, false); // it stayed: what it went to was no page
    });
  }

  function absolute(address, view) {
    try {
      return new URL(address, baseOf.call(view.document)).href;
    } catch (none) {
      return '';
    }
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch (other) {
      return text;
    }
  }

  function targetOf(element) {
    return element.getAttribute('target') || element.getAttribute('_target');
  }

  function guardFrames(view) {
    ['HTMLIFrameElement', 'HTMLFrameElement', 'HTMLObjectElement'].forEach(function (name) {
      var prototype = view[name] && view[name].prototype;
      ['contentWindow', 'contentDocument'].forEach(function (member) {
        var own = prototype && Object.getOwnPropertyDescriptor(prototype, member);
        if (own && own.get) {
          put(prototype, member, { get: function () {
            var inside = own.get.call(this);
            guard(member === 'contentWindow' ? inside : inside && inside.defaultView);
            return inside;
          } });
        }
      });
    });
    ['appendChild', 'insertBefore', 'replaceChild'].forEach(function (name) {
      var own = view.Node.prototype[name];
      put(view.Node.prototype, name, { value: function (child) {
        if (isStyle(this) && child && child.nodeType === 3) {
          child.data = sheet(child.data, view);
        }
        var result = own.apply(this, arguments);
        for (var i = 0; i < view.length; i++) {
          guard(view[i]);
        }
        return result;
      } });
    });
  }

  var up = window.parent; // before it is nobody's
  guard(window);
  remember(window);
  guardFrames(window);
  links(window, up);
  files(window);
  leaving(window, up);
})();
