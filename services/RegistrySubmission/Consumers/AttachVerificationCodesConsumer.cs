using DomainWorkers.Contracts.Registration;
using DomainWorkers.Contracts.Verification;
using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;
using DomainWorkers.RegistrySubmission.State;
using MassTransit;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>Stores the order to attach signed codes, or its refusal.</summary>
internal sealed class AttachVerificationCodesConsumer(ChangeDesk desk) : IConsumer<AttachVerificationCodes>
{
    public Task Consume(ConsumeContext<AttachVerificationCodes> context)
    {
        var command = context.Message;
        var codes = SignedCodes.Read(command.Codes);
        var order = new ChangeOrder(
            command.Account, command.OrderId, command.IssuedAt, command.Actor, command.DomainId, OperationKind.AttachVerificationCodes,
            new Intent.Attach([.. codes.OfType<SignedCode>()]))
        {
            Said = command.Codes,
        };
        return desk.Take(order, VerificationRules.Judge(codes), context.CancellationToken);
    }
}
