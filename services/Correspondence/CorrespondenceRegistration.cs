using DomainWorkers.BuildingBlocks.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DomainWorkers.Correspondence;

/// <summary>Gives a worker its ways to people.</summary>
public static class CorrespondenceRegistration
{
    /// <summary>
    /// Registers <see cref="IMailer"/>, <see cref="IPhoneMessages"/> and <see cref="MessageIds"/> with their settings <c>Mail</c> and
    /// <c>Sms</c>. Workers in one process share them: they have one sender and one gateway. What a test registered before, stays.
    /// </summary>
    public static WorkerBuilder AddCorrespondence(this WorkerBuilder worker)
    {
        ArgumentNullException.ThrowIfNull(worker);
        var services = worker.Services;
        if (services.Any(service => service.ServiceType == typeof(MessageIds)))
            return worker;

        services.AddSingleton<MessageIds>();
        services.TryAddSingleton<IMailer>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Pickup is null
            ? ActivatorUtilities.CreateInstance<SmtpMailer>(provider)
            : ActivatorUtilities.CreateInstance<PickupMailer>(provider));
        services.TryAddSingleton<IPhoneMessages>(provider => provider.GetRequiredService<IOptions<SmsOptions>>().Value.Endpoint is null
            ? ActivatorUtilities.CreateInstance<PickupPhoneMessages>(provider)
            : ActivatorUtilities.CreateInstance<HttpPhoneMessages>(provider));
        return worker.AddOptions<MailOptions>("Mail").AddOptions<SmsOptions>("Sms");
    }
}
