"""The database and the snapshot store. SQLAlchemy stays in here; values go in and come out.

Every function takes a `Session` (a short transaction of `Database`) first, is synchronous, and gives back
the frozen values of `core.model` or of `storage.records`; import them from the module that holds them:

    database    Database(url): read() write() ensure_current() upgrade() revision() dispose(); Session
    pages       add_page page page_by_key page_by_url pages_by_ids all_pages
                update_page delete_page load_state save_state
    sheets      sheet waiting count_by_status
    called      names names_near names_with search_pages how_many
    sources     add_source remove_source sources_of articles_of source_links put_hints hints_of decide_hint
    snapshots   add_snapshot snapshot snapshots_of latest_snapshot snapshots_by_prefix
    versions    put_version supersede next_number version_row version_numbered version_at
                latest_version version_rows versions_of versions_by_snapshot version_counts
                with_document with_documents
    search      add forget find behind passage: the full-text index
    changes     put_change changes_of change_of placed_changes changes_at in_turn supersede_change
    tags        tags_of all_tags add_tags remove_tags
    undelivered anything_waiting
    channels    add_channel all_channels remove_channel
    outbox      put_events forget
    deliveries  claim delivered failed resend newest counts
    judgements  add_judgement judgements_of add_fresh_date fresh_dates_of forget_fresh_dates
    drifts      put_drifts drifts_of
    runs        record_run runs_of looks count_by_level
    schedule    targets complete set_schedule schedule_of due_counts next_due
    leases      claim_pages claim_of_hosts renew release postpone
    backlog     spread keep_spread may_spread
    hosts       host reserve back_off recovered put_robots
    meta        get_meta put_meta
    tokens      add_token token_by_hash all_tokens revoke_token
    interface   SnapshotStore: put gather get location names verify clean compact discard, wherever the bytes lie
    directory   DirectoryStore(directory): the store in files (blobs), and their compaction
    verify      verify(session, store): everything that points at nothing, or at damaged bytes

Bytes are put into the snapshot store *before* the row that names them. No transaction stays open during a
fetch. On the hot path: `claim_of_hosts` → `targets` → checks → `complete`, in batches of 100 to 200.
"""
