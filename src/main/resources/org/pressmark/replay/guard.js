/*
 * Runs before the scripts of an archived page, inside its sandbox.
 *
 * It takes away what no policy of browsers covers (WebRTC goes out whatever the policy says), and gives back, in
 * memory only, what a page without an origin does not have: storage and cookies. It is no wall: the sandbox and the
 * policy are. A page that undoes it reaches nothing that those do not let it reach, but for WebRTC.
 */
(function () {
  'use strict';

  var GONE = ['RTCPeerConnection', 'webkitRTCPeerConnection', 'mozRTCPeerConnection', 'RTCDataChannel', 'RTCIceGatherer',
    'WebTransport', 'Worker', 'SharedWorker', 'PresentationRequest', 'PaymentRequest'];

  function put(target, name, descriptor) {
    try {
      descriptor.configurable = false;
      Object.defineProperty(target, name, descriptor);
    } catch (already) {
      return; // done before, or not ours to change
    }
  }

  function memory() {
    var items = new Map();
    return Object.freeze({
      get length() { return items.size; },
      key: function (index) { return Array.from(items.keys())[index] || null; },
      getItem: function (name) { return items.has(String(name)) ? items.get(String(name)) : null; },
      setItem: function (name, value) { items.set(String(name), String(value)); },
      removeItem: function (name) { items.delete(String(name)); },
      clear: function () { items.clear(); }
    });
  }

  function guard(view) {
    try {
      if (!view || view.document === undefined) {
        return view;
      }
      GONE.forEach(function (name) { put(view, name, { value: undefined, writable: false }); });
      return view;
    } catch (foreign) {
      return view; // a frame of its own, which is guarded by itself
    }
  }

  function remember(view) {
    ['localStorage', 'sessionStorage'].forEach(function (name) {
      var storage = memory();
      put(view, name, { get: function () { return storage; } });
    });
    var cookies = new Map();
    put(view.Document.prototype, 'cookie', {
      get: function () { return Array.from(cookies).map(function (c) { return c.join('='); }).join('; '); },
      set: function (text) {
        var pair = String(text).split(';')[0];
        var equals = pair.indexOf('=');
        cookies.set(pair.slice(0, Math.max(equals, 0)).trim(), pair.slice(equals + 1).trim());
      }
    });
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
      put(view.Node.prototype, name, { value: function () {
        var result = own.apply(this, arguments);
        for (var i = 0; i < view.length; i++) {
          guard(view[i]);
        }
        return result;
      } });
    });
  }

  guard(window);
  remember(window);
  guardFrames(window);
})();
