// What asked for this page is tried again as soon as the device says that there is a connection.
addEventListener('online', () => location.reload())
document.querySelector('button')?.addEventListener('click', () => location.reload())
