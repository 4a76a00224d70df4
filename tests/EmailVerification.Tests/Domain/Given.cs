using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.EmailVerification.Domain;
using DomainWorkers.EmailVerification.State;

namespace DomainWorkers.EmailVerification.Tests.Domain;

/// <summary>Documents as the rules' tests begin with them.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Start = new(2025, 1, 6, 1, 0, 0, TimeSpan.Zero);

    public static DeadlineTerms Terms { get; } = new(since => since.AddDays(15), [10, 5, 2]);

    public static DomainState Domain { get; } = new()
    {
        Id = Scene.DomainId('a'),
        Account = Scene.Account,
        Name = "xn--fiq228c.cn",
        UnicodeName = "中文.cn",
        ProfileId = Scene.Profile,
        RecordVersion = 1,
    };

    public static AddressState Address { get; } = new()
    {
        Id = "acme/a-1",
        Account = Scene.Account,
        AddressId = "a-1",
        Status = EmailAddressStatus.Waiting,
        Since = Start,
        Profiles = [Scene.Profile],
    };

    public static AddressStanding Waiting(DateTimeOffset since) => new("a-1", false, since, false);

    public static AddressStanding Verified(DateTimeOffset since) => new("a-1", true, since, false);
}
