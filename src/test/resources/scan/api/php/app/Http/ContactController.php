<?php

class ContactController extends Controller
{
    public function store(Request $request)
    {
        $request->validate(['name' => 'required|max:255']);
    }
}
