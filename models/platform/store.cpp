#include "models/platform/store.hpp"

#include <algorithm>

#include "models/platform/msm.hpp"

namespace headloop::platform {

void Context::queue(RegionId id, int first, int count, JobTag tag) {
  core.jobs.push({id, static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(count), tag});
  post(Signal::Kind::job_queued);
}

void Context::abandon_jobs() {
  core.jobs.clear();
  core.job_at = 0;
  post(Signal::Kind::jobs_abandoned);
}

namespace {

int index_in_region(const Core& core) { return core.jobs.front().first + core.job_at; }

int page_of_job(const Core& core) {
  return region(core.params, core.jobs.front().region).first + index_in_region(core);
}

void bytes_of_job(const Core& core, PageBytes& out) {
  encode(core.image, core.jobs.front().region, index_in_region(core), out);
}

bool has_job(const Context& cx) { return !cx.core.jobs.empty(); }

bool is_last_page(const Context& cx) { return cx.core.job_at + 1 >= cx.core.jobs.front().count; }
bool has_more(const Context& cx) { return !is_last_page(cx); }

void write_page(Context& cx) {
  PageBytes bytes;
  bytes_of_job(cx.core, bytes);
  cx.io.write_page(page_of_job(cx.core), hal::PageView(bytes));
}
void read_back(Context& cx) { cx.io.read_pages(page_of_job(cx.core), 1); }

void write_next(Context& cx) {
  ++cx.core.job_at;
  write_page(cx);
}

void start_waiting_job(Context& cx) {
  cx.core.job_at = 0;
  if (!cx.core.jobs.empty()) cx.post(Signal::Kind::job_queued);
}
void finish_job(Context& cx) {
  const Job job = cx.core.jobs.front();
  cx.core.jobs.pop();
  cx.post(Signal::Kind::job_done, job.tag);
  start_waiting_job(cx);
}
void fail_job(Context& cx) {
  const int page = page_of_job(cx.core);
  const Job job = cx.core.jobs.front();
  cx.core.jobs.pop();
  cx.io.log(Log::write_failed, page);
  cx.post(Signal::Kind::job_failed, job.tag, page);
  start_waiting_job(cx);
}

struct Table : Front<Store, Table> {
  using E = Store::Event;
  using Idle = In<Store::State::idle>;
  using Writing = In<Store::State::writing>;
  using Verifying = In<Store::State::verifying>;
  // clang-format off
  using transition_table = boost::mpl::vector<
    //  Source     Event             Target     Action            Guard
    Row<Idle,      Ev<E::queued>,    Writing,   Do<&write_page>,  If<&has_job>>,
    //
    Row<Writing,   Ev<E::written>,   Verifying, Do<&read_back>,   If<&has_job>>,
    Row<Writing,   Ev<E::refused>,   Idle,      Do<&fail_job>,    If<&has_job>>,
    Row<Writing,   Ev<E::abandoned>, Idle,      none,             none>,
    //
    Row<Verifying, Ev<E::read_back>, Writing,   Do<&write_next>,  If<&has_more>>,
    Row<Verifying, Ev<E::read_back>, Idle,      Do<&finish_job>,  If<&is_last_page>>,
    Row<Verifying, Ev<E::differs>,   Idle,      Do<&fail_job>,    none>,
    Row<Verifying, Ev<E::abandoned>, Idle,      none,             none>
  >;
  // clang-format on
};

}  // namespace

bool reads_back(const Context& cx) {
  if (!has_job(cx)) return true;
  PageBytes wanted;
  bytes_of_job(cx.core, wanted);
  const hal::PageView found = cx.io.page(page_of_job(cx.core));
  return std::equal(wanted.begin(), wanted.end(), found.begin());
}

}  // namespace headloop::platform

HEADLOOP_MACHINE(headloop::platform::Store, headloop::platform::Table)
