-- Lists of names and subjects are kept by pages as figures are, for as long as nothing they show has moved: who holds a name,
-- what a subject is called, when a name was last measured; and past months of the old map, which are counted out of judgements
-- when asked, as judging anew rewrites them. A statement of each of these tables adds its transaction to
-- reporting.figures_moved, once (0014).
-- Takes a lock on each of the five tables for a moment.
do $$
declare
  read_by_lists text;
begin
  foreach read_by_lists in array array[
    'registry.subject',
    'registry.domain',
    'registry.holding',
    'observatory.domain_now',
    'observatory.judgement'
  ] loop
    execute format(
      'create trigger figures_moved after insert or update or delete on %s for each statement execute function reporting.note_figures_moved()',
      read_by_lists
    );
  end loop;
end
$$;

-- A run stores a batch every second or two for hours, and each would make every page work its figures out anew. What a run
-- moved is told apart from what people did, so that pages may follow the former at their own pace.
create function platform.is_of_run() returns boolean
  language sql stable
  return coalesce(current_setting('hien_dien.of_run', true), '') = 'on';
alter table reporting.figures_moved add column of_run boolean not null default platform.is_of_run();
alter table registry.touched_unit add column of_run boolean not null default platform.is_of_run();
