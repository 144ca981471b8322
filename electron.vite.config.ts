import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { thirdPartyNotices } from './scripts/packaging/third-party-plugin.ts'

const root = import.meta.dirname
const notices = thirdPartyNotices(root)

/**
 * Sonner adds its styles to the page through an inline <style>, which our Content-Security-Policy refuses, and ships the
 * same rules as a file, which `styles.css` imports. This drops the inline copy.
 */
function sonnerWithoutInlineStyle(): Plugin {
  return {
    name: 'sonner-without-inline-style',
    enforce: 'pre',
    transform(code, id) {
      if (!/node_modules\/sonner\/dist\/index\.mjs/.test(id.replaceAll('\\', '/'))) return null
      const changed = code.replace(/^__insertCSS\(".*"\);?$/m, '')
      if (changed === code)
        this.error(
          'sonner no longer calls __insertCSS at the start of a line: mend sonnerWithoutInlineStyle'
        )
      return { code: changed, map: null }
    }
  }
}

/**
 * While developing, a component is exchanged in place. Any other module would give a second copy to all that import it, of the
 * stores too: the page is loaded again instead.
 */
function reloadForOtherModules(): Plugin {
  return {
    name: 'reload-for-other-modules',
    hotUpdate({ file, modules }) {
      if (modules.length === 0 || !file.endsWith('.ts')) return
      this.environment.hot.send({ type: 'full-reload' })
      return []
    }
  }
}

export default defineConfig({
  main: {
    plugins: [notices.collect],
    build: {
      outDir: 'out/main',
      // Our SDK is TypeScript source linked by path: it goes into the bundle, as does electron-store, which only this bundle uses and
      // which is therefore a devDependency, like the window's libraries. All other dependencies stay where npm put them.
      externalizeDeps: {
        exclude: ['aether'],
        include: ['@ffprobe-installer/ffprobe', '@ffmpeg-installer/ffmpeg']
      },
      rollupOptions: {
        input: {
          index: resolve(root, 'src/main/index.ts'),
          'hash-worker': resolve(root, 'src/engine/media/hash/hash-worker.ts')
        },
        output: { format: 'es', entryFileNames: '[name].js' }
      }
    }
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed renderer loads CommonJS only.
      rollupOptions: {
        input: { index: resolve(root, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    plugins: [
      sonnerWithoutInlineStyle(),
      reloadForOtherModules(),
      react(),
      tailwindcss(),
      notices.write
    ],
    build: {
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      minify: true,
      // No inlined assets or module preload helper: the page's policy allows files of its own origin alone.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: resolve(root, 'src/renderer/index.html') } }
    }
  }
})
