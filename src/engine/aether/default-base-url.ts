export const defaultBaseUrl = 'https://api.aetherhq.dev/v1'
