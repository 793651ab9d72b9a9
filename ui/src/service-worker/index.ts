/*
 * Works while no page of Florin is open: shows what a push service brings, and opens pages where there is no connection. It keeps files of
 * Florin and never an answer of the API: what people own is kept by the page that knows whose it is (lib/api/kept_answers.ts).
 */
import { self as worker } from '$app/service-worker'
import {
  answerNavigation,
  answerFile,
  forgetEarlierBuilds,
  isFile,
  isPage,
  keepFirstFiles,
  keepWholeBuild,
} from './files.ts'
import { openSubject, renewAddress, showMessage } from './push.ts'

worker.addEventListener('install', (event) => event.waitUntil(keepFirstFiles().then(() => worker.skipWaiting())))
worker.addEventListener('activate', (event) =>
  event.waitUntil(
    // A page need not wait for this worker to wake up.
    Promise.all([forgetEarlierBuilds(), worker.registration.navigationPreload?.enable()]).then(() =>
      worker.clients.claim(),
    ),
  ),
)

worker.addEventListener('fetch', (event) => {
  if (isPage(event.request)) event.respondWith(answerNavigation(event))
  else if (isFile(event.request)) event.respondWith(answerFile(event.request))
})
worker.addEventListener('message', (event) => {
  if (event.data === 'keep-pages') event.waitUntil(keepWholeBuild())
})

worker.addEventListener('push', (event) => event.waitUntil(showMessage(event.data)))
worker.addEventListener('notificationclick', (event) => event.waitUntil(openSubject(event.notification)))
worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renewAddress(event)))
