// Sent to every window of the app: the one whose `state` it is takes it. There is no opener (COOP same-origin).
const channel = new BroadcastChannel('offhook-oauth');
channel.postMessage({ type: 'oauth/answer', search: location.search });
// The code is good for one use, but it need not stand in the history either.
history.replaceState(null, '', location.pathname);
channel.close();
window.close();
