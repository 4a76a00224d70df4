using System.Diagnostics.Metrics;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Redemption;
using DomainWorkers.RedemptionDeletion.Domain;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RedemptionDeletion.Pump;

/// <summary>What operators see: one log event and one count for each decision, and how late the sweep is.</summary>
internal sealed partial class LifeReports : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "DomainWorkers.RedemptionDeletion";

    private readonly Meter _meter = new(MeterName);
    private readonly ILogger<LifeReports> _logger;
    private readonly Counter<long> _decided;
    private readonly Counter<long> _failures;
    private double _dueAge;

    public LifeReports(ILogger<LifeReports> logger)
    {
        _logger = logger;
        _decided = _meter.CreateCounter<long>("redemption.decided", description: "What was decided about domains, by kind.");
        _failures = _meter.CreateCounter<long>("redemption.failures", description: "Looks that a bug of ours ended.");
        _meter.CreateObservableGauge("redemption.due.age", () => Volatile.Read(ref _dueAge), "s", "By how much the oldest domain that is due is late.");
    }

    /// <summary>How late the oldest due domain of a page was; zero where nothing was due.</summary>
    public void Due(TimeSpan age) => Volatile.Write(ref _dueAge, age.TotalSeconds);

    /// <summary>The page was full.</summary>
    public void FullPage(int found) => LogFullPage(found);

    public void Say(Turn turn)
    {
        foreach (var message in turn.Said)
            Say(turn, message);
    }

    public void Failed(Exception exception, string domainId, int failures, bool isParked)
    {
        _failures.Add(1);
        if (isParked)
            LogParked(exception, domainId, failures);
        else
            LogFailed(exception, domainId, failures);
    }

    public void Dispose() => _meter.Dispose();

    private void Say(Turn turn, object message)
    {
        var id = turn.Life.Id;
        switch (message)
        {
            case LifePhaseChanged changed:
                Count(changed.Phase.ToString());
                LogPhase(id, changed.Phase, changed.Before);
                break;
            case DeleteDomain order:
                Count("DeletionOrdered");
                LogDeletion(id, order.OrderId, turn.Life.Deletion!.Cause);
                break;
            case PaymentTimedOut stalled:
                Count($"Payment{stalled.Stall}");
                LogPayment(id, stalled.PaymentId, stalled.Stall);
                break;
            case RedemptionAccepted { Endangered: true } accepted:
                Count("RedemptionEndangered");
                LogEndangered(id, accepted.OrderId, accepted.ReportDueAt!.Value);
                break;
            case RedemptionRefused { ReturnPayment: true } refused:
                Count("RedemptionFailed");
                LogRedemptionFailed(id, refused.OrderId, refused.Reasons[0].Code);
                break;
            case PlaceHold or ResolutionInterrupted or ResolutionResumed or DomainRedeemed or DomainReleased or PreReleaseListed:
                Count(message.GetType().Name);
                break;
        }
    }

    private void Count(string kind) => _decided.Add(1, new KeyValuePair<string, object?>("kind", kind));

    [LoggerMessage(EventId = 5001, Level = LogLevel.Information, Message = "Domain {DomainId} is {Phase}, was {Before}")]
    private partial void LogPhase(string domainId, LifePhase phase, LifePhase before);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Information, Message = "Deletion {Order} of domain {DomainId} is ordered: {Cause}")]
    private partial void LogDeletion(string domainId, string order, DeletionCause cause);

    [LoggerMessage(EventId = 5101, Level = LogLevel.Error, Message = "Payment {Payment} for domain {DomainId} is {Stall}: ask the order side")]
    private partial void LogPayment(string domainId, string payment, PaymentStall stall);

    [LoggerMessage(EventId = 5102, Level = LogLevel.Error, Message = "Redemption {Order} of domain {DomainId} has no answer, and its report is due at {DueAt:O}")]
    private partial void LogEndangered(string domainId, string order, DateTimeOffset dueAt);

    [LoggerMessage(EventId = 5103, Level = LogLevel.Warning, Message = "Redemption {Order} of domain {DomainId} was paid and cannot be done: {Code}")]
    private partial void LogRedemptionFailed(string domainId, string order, string code);

    [LoggerMessage(EventId = 5201, Level = LogLevel.Warning, Message = "The sweep found a full page of {Found} domains that are due: it is falling behind")]
    private partial void LogFullPage(int found);

    [LoggerMessage(EventId = 5202, Level = LogLevel.Error, Message = "Domain {DomainId} failed by a bug of ours, {Failures} times in a row; it is tried again later")]
    private partial void LogFailed(Exception exception, string domainId, int failures);

    [LoggerMessage(EventId = 5203, Level = LogLevel.Error, Message = "Domain {DomainId} is set aside for a person: it failed {Failures} times in a row")]
    private partial void LogParked(Exception exception, string domainId, int failures);
}
