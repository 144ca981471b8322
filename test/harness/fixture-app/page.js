window.fixture.onNews((value) => {
  document.getElementById('news').textContent = JSON.stringify(value)
})
document.getElementById('preview').src = 'media://clip/1'
window.addEventListener('dragover', (event) => event.preventDefault())
window.addEventListener('drop', (event) => {
  event.preventDefault()
  const kinds = [...event.dataTransfer.items].map((item) =>
    item.webkitGetAsEntry().isDirectory ? 'folder' : 'file'
  )
  const paths = window.fixture.pathsOf([...event.dataTransfer.files])
  document.getElementById('dropped').textContent = JSON.stringify(
    paths.map((path, index) => [kinds[index], path])
  )
})
