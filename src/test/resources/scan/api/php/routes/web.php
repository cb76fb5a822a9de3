<?php

Route::middleware(['auth', 'verified'])->group(function () {
    Route::post('contacts', [ContactController::class, 'store']);
});
