/**
 * What a real browser makes of our replay. {@link org.pressmark.browser.Browser} drives Chromium over its DevTools
 * protocol with nothing but the JDK; a {@link org.pressmark.browser.Tab} sees every request of every frame and worker.
 */
package org.pressmark.browser;
