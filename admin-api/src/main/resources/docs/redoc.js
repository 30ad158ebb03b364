Redoc.init('/api/openapi.json', { hideLoading: true, disableSearch: false }, document.getElementById('redoc'))
