using CsCheck;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.Reminders;
using DomainWorkers.ExpiryReminders.Domain;
using DomainWorkers.ExpiryReminders.State;
using DomainWorkers.RegistrarPolicy;

namespace DomainWorkers.ExpiryReminders.Tests.Domain;

/// <summary>
/// Thousands of random lives: renewals, deletions, restores, a registry that renews by itself and corrects its dates, a worker that is off for days and
/// a mail server that is away for hours. Whatever happens, the invariants hold.
/// </summary>
public sealed class LivesTests
{
    private static readonly DateTimeOffset Begin = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Suffixes = ["com", "cn", "hk"];

    private enum Turn
    {
        Nothing,
        Renew,
        RegistryRenews,
        Correct,
        Delete,
        Restore,
        WorkerOff,
        MailAway,
    }

    [Fact]
    public void No_notice_is_sent_twice_or_after_a_renewal_and_the_minimum_is_met()
    {
        var checks = 0;
        Gen.Select(Gen.Int[0, 400 * 24], Gen.Select(Gen.Enum<Turn>(), Gen.Int[6, 20 * 24], Gen.Int[1, 71]).Array[20, 120], Gen.Int[0, 2])
            .Sample((born, turns, zone) =>
            {
                var life = new Life(Begin.AddHours(born), Suffixes[zone]);
                foreach (var (turn, hours, amount) in turns)
                {
                    life.Take(turn, amount);
                    life.Pass(hours);
                }

                life.Pass(24 * 60);
                life.RequireExpiriesSaid();
                Interlocked.Add(ref checks, life.RequireMinimum());
            }, iter: 1000);
        Assert.True(checks > 300, $"Only {checks} notices of the minimum were asked for: these lives show nothing.");
    }

    /// <summary>A domain as the registry and the account see it, and the worker's rules beside it, hour by hour.</summary>
    private sealed class Life
    {
        private readonly Dictionary<string, bool> _ledger = [];
        private readonly List<NoticeState> _waiting = [];
        private readonly List<(DateTimeOffset At, DateTimeOffset ExpiresAt)> _sent = [];
        private readonly List<DateTimeOffset> _expired = [];
        private readonly List<(DateTimeOffset From, DateTimeOffset ExpiresAt)> _dates = [];
        private readonly HashSet<DateTimeOffset> _disturbed = [];
        private PlanState _plan;
        private DomainRecord _record;
        private DateTimeOffset _now;
        private DateTimeOffset _workerOff;
        private DateTimeOffset _mailAway;

        public Life(DateTimeOffset born, string suffix)
        {
            _now = born;
            _record = Given.Record($"{born.AddYears(1):O}", registeredAt: $"{born:O}", name: $"tea.{suffix}");
            _plan = RecordRules.Note(null, new RecordSeen(_record), _now);
            Hear();
        }

        private DateTimeOffset ExpiresAt => _plan.ExpiresAt!.Value;

        public void Take(Turn turn, int amount)
        {
            var isRegistered = _record.Status == DomainStatus.Registered;
            switch (turn)
            {
                case Turn.Renew when isRegistered && ExpiresAt < _now.AddDays(20):
                    _record = _record with { PaidUntil = _record.PaidUntil!.Value.AddYears(1), ExpiresAt = Later(_record.ExpiresAt!.Value, _record.PaidUntil!.Value.AddYears(1)) };
                    Hear();
                    break;
                case Turn.RegistryRenews when isRegistered && _record.ExpiresAt <= _now:
                    _record = _record with { ExpiresAt = _record.ExpiresAt!.Value.AddYears(1) };
                    Hear();
                    break;
                // Rare, as at a registry: whatever is near such a date is not held against the minimum.
                case Turn.Correct when isRegistered && amount % 12 == 0 && ExpiresAt > _now.AddDays(4):
                    _disturbed.Add(ExpiresAt);
                    _record = _record with { ExpiresAt = _record.ExpiresAt!.Value.AddHours(amount - 36) };
                    Hear();
                    _disturbed.Add(ExpiresAt);
                    break;
                case Turn.Delete when isRegistered && ExpiresAt < _now.AddDays(-20):
                    _disturbed.Add(ExpiresAt);
                    _record = _record with { Status = DomainStatus.Redemption };
                    Hear();
                    break;
                case Turn.Restore when _record.Status == DomainStatus.Redemption:
                    _record = _record with { Status = DomainStatus.Registered, PaidUntil = _now.AddYears(1), ExpiresAt = _now.AddYears(1) };
                    Hear();
                    break;
                // Three days and one, one after the other at most: more than that nobody promises.
                case Turn.WorkerOff when _now > _workerOff.AddDays(7):
                    _workerOff = _now.AddHours(amount);
                    break;
                case Turn.MailAway when _now > _mailAway.AddDays(7):
                    _mailAway = _now.AddHours(Math.Min(amount, 24));
                    break;
            }
        }

        public void Pass(int hours)
        {
            for (; hours > 0; hours--, _now = _now.AddHours(1))
            {
                if (_now < _workerOff)
                    continue;
                // As the due index does: nobody looks before it is due.
                if (_plan.Due <= _now)
                    Sweep();
                if (_waiting.Count > 0 && _now >= _mailAway)
                    Send();
            }
        }

        /// <summary>Every expiry that was reached was said, once.</summary>
        public void RequireExpiriesSaid()
        {
            Assert.Equal(_expired.Count, _expired.Distinct().Count());
            if (_record.Status == DomainStatus.Registered && ExpiresAt <= _now.AddDays(-4))
                Assert.Contains(ExpiresAt, _expired);
        }

        /// <summary>ERRP 2.1, for each expiry that stood from long before it until five days after it, or until it was renewed.</summary>
        public int RequireMinimum()
        {
            var checks = 0;
            for (var index = 0; index < _dates.Count; index++)
            {
                var (from, expiresAt) = _dates[index];
                var until = index + 1 < _dates.Count ? _dates[index + 1].From : _now;
                if (_disturbed.Contains(expiresAt))
                    continue;
                double[] days = [.. _sent.Where(sent => sent.ExpiresAt == expiresAt).Select(sent => (expiresAt - sent.At).TotalDays)];
                var story = $"expiry {expiresAt:O}, known from {from:O} to {until:O}, sent {string.Join(' ', days.Select(day => $"{day:0.0}"))}";
                Require(-25, "a month before", day => day is > 25 and < 36);
                Require(-3, "a week before", day => day is > 3 and < 11);
                Require(7, "after expiry", day => day is <= 0.5 and > -5);

                void Require(int untilDay, string what, Func<double, bool> isIt)
                {
                    if (from > expiresAt.AddDays(-40) || until < expiresAt.AddDays(untilDay))
                        return;
                    checks++;
                    Assert.True(days.Any(isIt), $"no notice {what}: {story}");
                }
            }

            return checks;
        }

        private void Hear()
        {
            var known = _plan.ExpiresAt;
            _record = _record with { Version = _record.Version + 1 };
            _plan = RecordRules.Note(_plan, new RecordSeen(_record, DeletedAt: _record.Status == DomainStatus.Redemption ? _now : null), _now);
            var expiresAt = ExpiryRules.Of(_plan.Record, _plan.RestoredUntil);
            var sent = _plan.Settled.Where(stage => _ledger.GetValueOrDefault(IdOf(NoticeKind.Expiry, ShanghaiTime.DateOf(_plan.ExpiresAt ?? _now), stage))).ToList();
            _plan = RecordRules.Moved(_plan, expiresAt, sent) with { Due = _now };
            if (known != _plan.ExpiresAt)
                _dates.Add((_now, ExpiresAt));
        }

        private void Sweep()
        {
            var decision = PlanRules.Decide(_plan, Given.Terms.For(_plan.Name, _plan.ExpiresAt), _now);
            foreach (var order in decision.Orders)
            {
                var planned = order.Notice;
                var id = IdOf(planned.Kind, planned.Day, planned.Stage.Name);
                // The ledger has one line, whoever writes it again.
                if (!_ledger.TryAdd(id, false) || order.Skip is not null)
                    continue;
                _waiting.Add(new NoticeState
                {
                    Id = id,
                    Account = _plan.Account,
                    DomainId = _plan.Id,
                    DomainName = _plan.Name,
                    Kind = planned.Kind,
                    Stage = planned.Stage.Name,
                    Day = planned.Day,
                    DueAt = planned.DueAt,
                    ExpiresAt = planned.Kind == NoticeKind.Expiry ? _plan.ExpiresAt : null,
                });
            }

            _expired.AddRange(decision.Say.Select(said => said.Message).OfType<DomainExpired>().Select(expired => expired.ExpiresAt));
            _plan = decision.Plan;
        }

        private void Send()
        {
            foreach (var notice in _waiting)
            {
                if (SendingObjections.Against(notice, _plan, Given.Terms.For(_plan.Name, _plan.ExpiresAt), _now) is not null)
                    continue;
                Assert.False(_ledger[notice.Id], $"{notice.Id} was sent twice.");
                _ledger[notice.Id] = true;
                if (notice.Kind == NoticeKind.Expiry)
                {
                    Assert.Equal(ShanghaiTime.DateOf(ExpiresAt), notice.Day);
                    Assert.True(_record.PaidUntil <= ExpiresAt.AddDays(61), $"{notice.Id} was sent although {_record.PaidUntil:O} is paid.");
                    _sent.Add((_now, ExpiresAt));
                }
            }

            _waiting.Clear();
        }

        private static string IdOf(NoticeKind kind, DateOnly day, string stage) => NoticeState.IdOf(Given.DomainId, kind, day, stage);

        private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
    }
}
