using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DomainWorkers.Epp;
using DomainWorkers.RegistrySubmission.Domain;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.RegistrySubmission.Adapters;

/// <summary>A registry account over EPP. Turns commands into frames, and result codes and lost connections into answers.</summary>
internal sealed partial class EppRegistry(EppSessionPool pool, string account, string clientId, ILogger logger) : IRegistry, IAsyncDisposable
{
    public string ClientId => clientId;

    public static EppRegistry Create(string account, RegistryOptions options, TimeProvider machineClock, ILogger logger)
    {
        var settings = new EppAccountOptions
        {
            Name = account,
            Host = options.Host,
            Port = options.Port,
            ClientId = options.ClientId,
            Password = options.Password,
            ServerName = options.ServerName,
            MaxSessions = options.MaxSessions,
            CommandTimeout = options.CommandTimeout,
            ConnectTimeout = options.CommandTimeout,
            ClientCertificate = options.ClientCertificate is null
                ? null
                : X509Certificate2.CreateFromPemFile(options.ClientCertificate, options.ClientKey),
            TrustAnchors = options.Authority is null ? null : Authorities(options.Authority),
        };
        var rate = options.CommandsPerSecond > 0 ? EppRate.PerSecond(options.CommandsPerSecond) : null;
        var slots = new LocalEppSlots(options.MaxSessions, rate, machineClock);
        return new EppRegistry(new EppSessionPool(settings, slots, machineClock), account, options.ClientId, logger);
    }

    public Task<RegistryAnswer> Execute(
        RegistryCommand command, string clientTransactionId, Func<bool> mayWrite, CancellationToken cancellationToken)
    {
        var execution = new EppExecution { ClientTransactionId = clientTransactionId, MayWrite = mayWrite };
        return command switch
        {
            RegistryCommand.Create create => Transform(
                new DomainCreate
                {
                    Name = create.Name,
                    PeriodYears = create.Years,
                    NameServers = [.. create.NameServers.Select(server => EppNameServer.HostObject(server))],
                    AuthInfo = EppAuthInfo.Password(RandomAuthInfo()),
                },
                execution, data => (data?.CreatedAt, data?.ExpiresAt), cancellationToken),
            RegistryCommand.Renew renew => Transform(
                new DomainRenew(renew.Name, renew.CurrentExpiryDate, renew.Years),
                execution, data => (null, data?.ExpiresAt), cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    public async Task<RegistryView> Look(string name, string clientTransactionId, CancellationToken cancellationToken)
    {
        const string kind = "domain:info";
        var execution = new EppExecution { ClientTransactionId = clientTransactionId, FreshSession = true };
        try
        {
            var response = await pool.Execute(new DomainInfo(name), execution, cancellationToken);
            LogCommand(account, kind, response.Result.Code, clientTransactionId, response.ServerTransactionId);
            return response.Class(isTransform: false) switch
            {
                EppCodeClass.Success when response.Data is { } data => View(data, response),
                EppCodeClass.Missing => new RegistryView.Absent(),
                // It is there and is not ours.
                EppCodeClass.Refused when response.Result.Code is 2201 or 2202 =>
                    new RegistryView.Present { Ours = false, SponsoringClient = "" },
                _ => new RegistryView.NoAnswer($"code {response.Result.Code}"),
            };
        }
        catch (EppException exception)
        {
            LogLost(account, kind, clientTransactionId, exception.Message);
            return new RegistryView.NoAnswer(exception.Message);
        }
    }

    public ValueTask DisposeAsync() => pool.DisposeAsync();

    private async Task<RegistryAnswer> Transform<TData>(
        EppCommand<TData> command, EppExecution execution, Func<TData?, (DateTimeOffset? Created, DateTimeOffset? Expires)> dates,
        CancellationToken cancellationToken)
        where TData : class
    {
        try
        {
            var response = await pool.Execute(command, execution, cancellationToken);
            var code = response.Result.Code;
            LogCommand(account, command.Kind, code, execution.ClientTransactionId, response.ServerTransactionId);
            return response.Class(isTransform: true) switch
            {
                EppCodeClass.Success => Done(dates(response.Data), response.ServerTransactionId),
                EppCodeClass.Pending => new RegistryAnswer.Pending(response.ServerTransactionId),
                EppCodeClass.Exists or EppCodeClass.Missing or EppCodeClass.Blocked =>
                    new RegistryAnswer.Contradicted(Refusals.ByRegistry(code)),
                // A renewal whose curExpDate does not match is refused in one of these words.
                EppCodeClass.Refused when code is 2004 or 2105 or 2306 && command is DomainRenew =>
                    new RegistryAnswer.Contradicted(Refusals.ByRegistry(code)),
                EppCodeClass.Refused or EppCodeClass.Misuse => new RegistryAnswer.Refused(Refusals.ByRegistry(code)),
                EppCodeClass.Credit => new RegistryAnswer.NotNow(Hindrance.Credit, "no credit"),
                EppCodeClass.SessionLost or EppCodeClass.SessionLimit or EppCodeClass.Authentication =>
                    new RegistryAnswer.NotNow(Hindrance.Registry, $"code {code}"),
                _ => new RegistryAnswer.Unknown($"code {code}"),
            };
        }
        catch (EppNotSentException exception)
        {
            LogLost(account, command.Kind, execution.ClientTransactionId, exception.Message);
            return new RegistryAnswer.NotNow(
                exception.Reason == EppNotSentReason.LeaseLost ? Hindrance.Lease : Hindrance.Registry, exception.Message);
        }
        catch (EppUnknownOutcomeException exception)
        {
            LogLost(account, command.Kind, execution.ClientTransactionId, exception.Message);
            return new RegistryAnswer.Unknown(exception.Message);
        }
    }

    private static RegistryAnswer.Done Done((DateTimeOffset? Created, DateTimeOffset? Expires) dates, string transactionId) =>
        new(dates.Created, dates.Expires, transactionId);

    private RegistryView.Present View(DomainInfoData data, EppResponse<DomainInfoData> response) => new()
    {
        Ours = data.SponsorId == clientId,
        SponsoringClient = data.SponsorId,
        CreatedAt = data.CreatedAt,
        ExpiresAt = data.ExpiresAt,
        UpdatedAt = data.UpdatedAt,
        UpdatedByUs = data.UpdaterId == clientId,
        Statuses = [.. data.Statuses.Select(status => status.Value)],
        GraceStatuses = [.. response.Extension<RgpStatusData>()?.Statuses.Select(status => status.Value) ?? []],
        NameServers = [.. data.NameServers.Select(server => server.Name)],
    };

    /// <summary>128 bits that nobody keeps: authInfo is set anew when a transfer is wanted (RFC 9154).</summary>
    private static string RandomAuthInfo() => $"{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))}a1!";

    private static X509Certificate2Collection Authorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return authorities;
    }

    [LoggerMessage(EventId = 2201, Level = LogLevel.Information,
        Message = "{Registry} answered {Command} with {Code}, clTRID {ClientTransactionId}, svTRID {ServerTransactionId}")]
    private partial void LogCommand(string registry, string command, int code, string clientTransactionId, string serverTransactionId);

    [LoggerMessage(EventId = 2202, Level = LogLevel.Warning, Message = "{Registry} gave no answer to {Command}, clTRID {ClientTransactionId}: {Detail}")]
    private partial void LogLost(string registry, string command, string clientTransactionId, string detail);
}
