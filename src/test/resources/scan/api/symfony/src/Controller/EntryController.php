<?php

class EntryController
{
    #[Route(path: '/entries')]
    #[IsGranted('LIST_ENTRIES')]
    public function list() {} # of one's own
}
