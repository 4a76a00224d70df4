using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using DomainWorkers.BuildingBlocks.Failures;
using DomainWorkers.Contracts.Domains;
using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.Adapters.Budget;
using DomainWorkers.RegistrySubmission.Domain;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>A registry account over EPP. Turns commands into frames, and result codes and lost connections into answers.</summary>
internal sealed class EppRegistry(
    EppSessionPool pool, EppObjects objects, string account, RegistryOptions options, ILogger logger) : IRegistry, IAsyncDisposable
{
    /// <summary>The account's sessions are few and shared: one without work goes to whoever has some.</summary>
    private static readonly TimeSpan IdleSession = TimeSpan.FromSeconds(15);

    /// <summary>While other replicas have all sessions: shorter than the claim of an operation, so that it is put back by its holder.</summary>
    private static readonly TimeSpan PatienceForSession = TimeSpan.FromSeconds(5);

    /// <summary>What the sessions ask for, as far as the registry offers it; the last two are messages of Verisign's queues.</summary>
    public static IReadOnlyList<string> Objects { get; } =
    [
        EppNamespaces.Domain.Uri, EppNamespaces.Contact.Uri, EppNamespaces.Host.Uri,
        EppNamespaces.RgpPoll.Uri, EppNamespaces.LowBalancePoll.Uri,
    ];

    /// <summary>Without RFC 8590 a registry would not say that it changed a domain by itself.</summary>
    public static IReadOnlyList<string> Extensions { get; } =
    [
        EppNamespaces.Rgp.Uri, EppNamespaces.SecDns.Uri, EppNamespaces.ChangePoll.Uri, EppNamespaces.VerificationCode.Uri,
        EppNamespaces.CnnicContact.Uri, EppNamespaces.CnnicDomain.Uri, EppNamespaces.CnnicRegistry.Uri,
    ];

    private readonly EppTransforms _transforms = new(pool, account, logger);

    public string ClientId => options.ClientId;

    /// <summary>How the sessions of this process stand.</summary>
    public EppPoolStatus Status => pool.Status;

    public SessionRoom Room { get; private init; } = SessionRoom.Always;

    /// <summary>The account's message queue, read over the same sessions.</summary>
    public EppPollQueue Queue() => new(pool, account, logger);

    public static EppRegistry Create(
        string account, RegistryOptions options, IRegistrantContacts registrants, IRegistryBudget budget, TimeProvider machineClock, ILogger logger)
    {
        var settings = new EppAccountOptions
        {
            Name = account,
            Host = options.Host,
            Port = options.Port,
            ClientId = options.ClientId,
            Password = options.Password,
            ServerName = options.ServerName,
            MaxSessions = options.SessionsHere,
            ReleaseAfter = IdleSession,
            SlotTimeout = PatienceForSession,
            CommandTimeout = options.CommandTimeout,
            ConnectTimeout = options.CommandTimeout,
            ClientCertificate = options.ClientCertificate is null
                ? null
                : X509Certificate2.CreateFromPemFile(options.ClientCertificate, options.ClientKey),
            TrustAnchors = options.Authority is null ? null : Authorities(options.Authority),
            Objects = Objects,
            Extensions = Extensions,
        };
        var pool = new EppSessionPool(settings, budget, machineClock);
        var room = new SessionRoom(async cancellationToken => pool.Status.Sessions > 0 || await budget.IsAnyLeft(cancellationToken));
        return new EppRegistry(pool, new EppObjects(pool, registrants, options), account, options, logger) { Room = room };
    }

    public Task<RegistryAnswer> Execute(
        RegistryCommand command, string clientTransactionId, Func<bool> mayWrite, CancellationToken cancellationToken)
    {
        var execution = new EppExecution { ClientTransactionId = clientTransactionId, MayWrite = mayWrite };
        return command switch
        {
            RegistryCommand.Create create => Prepared(
                () => Twice(() => Create(create, execution, cancellationToken)), create.Name, execution),
            RegistryCommand.Renew renew => _transforms.Send(
                new DomainRenew(renew.Name, renew.CurrentExpiryDate, renew.Years),
                execution, data => (null, data?.ExpiresAt), cancellationToken),
            RegistryCommand.Hold hold => _transforms.Send(EppFrames.Hold(hold), execution, NoDates, cancellationToken),
            RegistryCommand.Delegate wanted => Prepared(() => Delegate(wanted, execution, cancellationToken), wanted.Name, execution),
            RegistryCommand.Delete delete => _transforms.Send(new DomainDelete(delete.Name), execution, NoDates, cancellationToken),
            RegistryCommand.RequestRestore restore =>
                _transforms.Send(DomainUpdate.RestoreRequest(restore.Name), execution, NoDates, cancellationToken),
            RegistryCommand.ReportRestore report => _transforms.Send(EppFrames.Report(report), execution, NoDates, cancellationToken),
            RegistryCommand.Relate wanted => Prepared(
                () => Twice(() => Relate(wanted, execution, cancellationToken)), wanted.Name, execution),
            RegistryCommand.Attach attach => _transforms.Send(EppFrames.Attach(attach), execution, NoDates, cancellationToken),
            RegistryCommand.RemoveContacts left =>
                Prepared(() => objects.Contacts.Remove(left.Handles, execution, cancellationToken), left.Name, execution),
            RegistryCommand.RemoveHosts left =>
                Prepared(() => objects.Hosts.Remove(left.Hosts, execution, cancellationToken), left.Name, execution),
            RegistryCommand.RefreshContacts held =>
                Prepared(() => objects.Contacts.Refresh(held.Contacts, execution, cancellationToken), held.Name, execution, changes: true),
            RegistryCommand.SetHosts wanted =>
                Prepared(() => objects.Hosts.Set(wanted.Hosts, execution, cancellationToken), wanted.Name, execution, changes: true),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>
    /// Contacts and hosts come first. Nothing that happens to them leaves a doubt about the command itself; only where objects that are in
    /// use are changed, a late frame could bring old values back.
    /// </summary>
    private async Task<RegistryAnswer> Prepared(
        Func<Task<RegistryAnswer>> prepareAndSend, string name, EppExecution execution, bool changes = false)
    {
        try
        {
            return await prepareAndSend();
        }
        catch (EppInvalidCommandException exception)
        {
            // No registry would take it, now or later: a field that our own checks let through.
            _transforms.LogLost(account, $"objects of {name}", execution.ClientTransactionId, exception.Message);
            return new RegistryAnswer.Refused(Refusals.NotExpressible);
        }
        catch (EppUnknownOutcomeException exception) when (changes)
        {
            _transforms.LogLost(account, $"objects of {name}", execution.ClientTransactionId, exception.Message);
            return new RegistryAnswer.Unknown(exception.Message);
        }
        catch (EppException exception)
        {
            _transforms.LogLost(account, $"objects of {name}", execution.ClientTransactionId, exception.Message);
            return new RegistryAnswer.NotNow(Hindrance.Registry, exception.Message);
        }
        catch (TransientException exception)
        {
            return new RegistryAnswer.NotNow(Hindrance.Registry, exception.Message);
        }
    }

    /// <summary>
    /// A contact that was there may be gone when the command names it (2303): another operation deleted what nothing linked to. The command
    /// was certainly not executed, so it is prepared and sent once more.
    /// </summary>
    private static async Task<RegistryAnswer> Twice(Func<Task<RegistryAnswer>> prepareAndSend) =>
        await prepareAndSend() is var answer and not RegistryAnswer.Contradicted { Reason.RegistryCode: 2303 } ? answer : await prepareAndSend();

    private async Task<RegistryAnswer> Create(RegistryCommand.Create create, EppExecution execution, CancellationToken cancellationToken)
    {
        string? handle = null;
        if (options.Contacts)
        {
            (handle, var obstacle) = await objects.Contacts.Current(create.ProfileId, execution, cancellationToken);
            if (obstacle is not null)
                return obstacle;
        }

        if (options.HostObjects && await objects.Hosts.Make(create.NameServers, execution, cancellationToken) is { } noHosts)
            return noHosts;
        var extensions = await objects.Cnnic.OfCreate(create.ProfileId, cancellationToken);
        var answer = await _transforms.Send(
            EppFrames.Create(create, handle, options.HostObjects, extensions), execution,
            data => (data?.CreatedAt, data?.ExpiresAt), cancellationToken);
        return answer is RegistryAnswer.Done done && options.VerificationProfile is not null
            ? done with { Verification = await Verification(create.Name, execution, cancellationToken) }
            : answer;
    }

    /// <summary>What the registry still wants of a new domain, and until when. Where it does not say now, the next look tells.</summary>
    private async Task<VerificationState?> Verification(string name, EppExecution execution, CancellationToken cancellationToken)
    {
        try
        {
            var info = EppObjects.Part(execution, "v") with { MayWrite = null };
            var response = await pool.Execute(Info(name), info, cancellationToken);
            return response.Data is { } data ? EppViews.Of(data, response, options).Verification?.State : null;
        }
        catch (EppException exception)
        {
            _transforms.LogLost(account, "domain:info", execution.ClientTransactionId, exception.Message);
            return null;
        }
    }

    private async Task<RegistryAnswer> Relate(RegistryCommand.Relate wanted, EppExecution execution, CancellationToken cancellationToken)
    {
        var contacts = wanted.Add.Select(one => one.Contact);
        if (wanted.Registrant is { } holder)
            contacts = contacts.Prepend(holder);
        var number = 0;
        foreach (var contact in contacts.Distinct())
        {
            if ((await objects.Contacts.Make(contact, number++, execution, cancellationToken)).Obstacle is { } obstacle)
                return obstacle;
        }

        var extensions = wanted.Registrant is null ? [] : await objects.Cnnic.OfUpdate(wanted.Registrant.ProfileId, cancellationToken);
        return await _transforms.Send(EppFrames.Relate(wanted, extensions), execution, NoDates, cancellationToken);
    }

    private DomainInfo Info(string name) => new(name)
    {
        Extensions = options.VerificationProfile is { } profile ? [new VerificationCodeInfo(profile)] : [],
    };

    private async Task<RegistryAnswer> Delegate(RegistryCommand.Delegate wanted, EppExecution execution, CancellationToken cancellationToken)
    {
        if (options.HostObjects && await objects.Hosts.Make(wanted.AddServers, execution, cancellationToken) is { } noHosts)
            return noHosts;
        return await _transforms.Send(EppFrames.Delegate(wanted, options.HostObjects), execution, NoDates, cancellationToken);
    }

    public async Task<RegistryView> Look(string name, string clientTransactionId, CancellationToken cancellationToken)
    {
        const string kind = "domain:info";
        var execution = new EppExecution { ClientTransactionId = clientTransactionId, FreshSession = true };
        try
        {
            var response = await pool.Execute(Info(name), execution, cancellationToken);
            _transforms.LogCommand(account, kind, response.Result.Code, clientTransactionId, response.ServerTransactionId);
            return response.Class(isTransform: false) switch
            {
                EppCodeClass.Success when response.Data is { } data => EppViews.Of(data, response, options),
                EppCodeClass.Missing => new RegistryView.Absent(),
                // It is there and is not ours.
                EppCodeClass.Refused when response.Result.Code is 2201 or 2202 =>
                    new RegistryView.Present { Ours = false, SponsoringClient = "" },
                _ => new RegistryView.NoAnswer($"code {response.Result.Code}"),
            };
        }
        catch (EppException exception)
        {
            _transforms.LogLost(account, kind, clientTransactionId, exception.Message);
            return new RegistryView.NoAnswer(exception.Message);
        }
    }

    public ValueTask DisposeAsync() => pool.DisposeAsync();

    private static (DateTimeOffset? Created, DateTimeOffset? Expires) NoDates(EppNoData? data) => (null, null);

    private static X509Certificate2Collection Authorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return authorities;
    }
}
