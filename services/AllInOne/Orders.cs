using DomainWorkers.Contracts.Delegation;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Contracts.EmailVerification;
using DomainWorkers.Contracts.Holds;
using DomainWorkers.Contracts.Lifecycle;
using DomainWorkers.Contracts.Miit;
using DomainWorkers.Contracts.RealName;
using DomainWorkers.Contracts.Registration;
using static DomainWorkers.AllInOne.SampleOrder;

namespace DomainWorkers.AllInOne;

/// <summary>Writes the messages of an order system; what they need to know of a domain they take from its latest event.</summary>
internal sealed class Orders(Stage stage)
{
    /// <summary>For three years: only the lives that are about expiry expire within the play.</summary>
    public SampleOrder Register(
        string id, string name, int years = 3, string expected = nameof(DomainRegistered), string profile = "acme-company", string[]? servers = null) =>
        new(id, id, name, new SubmitRegistration
        {
            Account = Account,
            OrderId = id,
            IssuedAt = stage.Now,
            DomainName = name,
            Years = years,
            ProfileId = profile,
            NameServers = servers ?? [],
        }, expected);

    /// <summary>Can a site be filed with this name?</summary>
    public SampleOrder AskIcp(string id, string registration, string name, string expected) => new(id, id, name, new AskIcpReadiness
    {
        Account = Account,
        RequestId = id,
        IssuedAt = stage.Now,
        DomainId = stage.Domain(registration).Id,
    }, expected);

    /// <summary>A registrant opens the link of a mail and says yes on the page.</summary>
    public SampleOrder Confirm(string id, string name, string recipient, string expected = nameof(EmailVerified))
    {
        var link = stage.Link(recipient);
        return new(id, id, name, new ConfirmEmail
        {
            Account = Account,
            RequestId = id,
            IssuedAt = stage.Now,
            AddressId = link.AddressId,
            Token = link.Token,
        }, expected);
    }

    /// <summary>A person fills in the form of a registrant.</summary>
    public SampleOrder Profile(string id, string profile, string name, string number) => new(id, id, profile, new CreateProfile
    {
        Account = Account,
        RequestId = id,
        IssuedAt = stage.Now,
        ProfileId = profile,
        Form = ProfileForm.Cnnic,
        Sealed = stage.Desk.Form(Account, profile, id, name, number),
    }, nameof(ProfileCreated));

    /// <summary>A person hands in the picture of an identity card.</summary>
    public SampleOrder Picture(string id, string profile) => new(id, id, profile, new SubmitMaterial
    {
        Account = Account,
        RequestId = id,
        IssuedAt = stage.Now,
        ProfileId = profile,
        Purpose = MaterialPurpose.RealName,
        Files = [stage.Desk.Picture("document-front", id)],
    }, nameof(MaterialReceived));

    public SampleOrder Renew(string id, string registration, string name, int years = 1, string expected = nameof(DomainRenewed)) =>
        new(id, id, name, new RenewDomain
        {
            Account = Account,
            OrderId = id,
            IssuedAt = stage.Now,
            DomainId = stage.Domain(registration).Id,
            Years = years,
        }, expected);

    public SampleOrder Hold(string id, string registration, string reason, long revision, string expected = nameof(HoldPlaced))
    {
        var domain = stage.Domain(registration);
        return new(id, Answers.HoldKey(domain.Id, reason, revision), domain.UnicodeName, new PlaceHold
        {
            Account = Account,
            IssuedAt = stage.Now,
            DomainId = domain.Id,
            Reason = reason,
            Revision = revision,
        }, expected);
    }

    public SampleOrder Release(string id, string registration, string reason, long revision)
    {
        var domain = stage.Domain(registration);
        return new(id, Answers.HoldKey(domain.Id, reason, revision), domain.UnicodeName, new ReleaseHold
        {
            Account = Account,
            IssuedAt = stage.Now,
            DomainId = domain.Id,
            Reason = reason,
            Revision = revision,
        }, nameof(HoldReleased));
    }

    public SampleOrder Park(string id, string registration, string name, params string[] servers) => new(id, id, name, new ParkNameServers
    {
        Account = Account,
        OrderId = id,
        IssuedAt = stage.Now,
        DomainId = stage.Domain(registration).Id,
        ParkingNameServers = servers,
    }, nameof(NameServersParked));

    public SampleOrder Servers(string id, string registration, string name, string expected, params string[] servers) => new(id, id, name, new ChangeNameServers
    {
        Account = Account,
        OrderId = id,
        IssuedAt = stage.Now,
        DomainId = stage.Domain(registration).Id,
        NameServers = servers,
    }, expected);

    public SampleOrder Unpark(string id, string registration, string name)
    {
        var domain = stage.Domain(registration);
        return new(id, id, name, new RestoreNameServers
        {
            Account = Account,
            OrderId = id,
            IssuedAt = stage.Now,
            DomainId = domain.Id,
            SnapshotId = domain.SnapshotId ?? "none",
        }, nameof(NameServersRestored));
    }

    /// <param name="id">The order's id.</param>
    /// <param name="registration">The order that registered the domain.</param>
    /// <param name="name">The domain.</param>
    /// <param name="expected">How it has to end.</param>
    /// <param name="decidedBefore">So many versions ago it was decided.</param>
    public SampleOrder Delete(string id, string registration, string name, string expected = nameof(DomainDeleted), long decidedBefore = 0)
    {
        var domain = stage.Domain(registration);
        return new(id, id, name, new DeleteDomain
        {
            Account = Account,
            OrderId = id,
            IssuedAt = stage.Now,
            DomainId = domain.Id,
            DomainVersion = Math.Max(1, domain.Version - decidedBefore),
            ExpiresAt = domain.ExpiresAt!.Value,
            PaidUntil = domain.PaidUntil,
        }, expected);
    }

    public SampleOrder Restore(string id, string registration, string name, string expected = nameof(DomainRestored))
    {
        var domain = stage.Domain(registration);
        return new(id, id, name, new RestoreDomain
        {
            Account = Account,
            OrderId = id,
            IssuedAt = stage.Now,
            DomainId = domain.Id,
            DomainVersion = domain.Version,
            ExpiresAt = domain.ExpiresAt!.Value,
            PaidUntil = domain.PaidUntil,
            Because = "The customer paid for it.",
        }, expected);
    }
}
