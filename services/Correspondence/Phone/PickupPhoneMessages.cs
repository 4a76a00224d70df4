using Microsoft.Extensions.Options;

namespace DomainWorkers.Correspondence;

/// <summary>Puts each short message into a folder, phone on the first line; for the embedded mode. Without a folder it offers nothing.</summary>
internal sealed class PickupPhoneMessages(IOptions<SmsOptions> options) : IPhoneMessages
{
    public bool IsOffered => options.Value.Pickup is not null;

    public async Task<PhoneAnswer> Send(string id, string phone, string text, CancellationToken cancellationToken)
    {
        try
        {
            var folder = Directory.CreateDirectory(options.Value.Pickup!).FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, $"{id}.txt"), $"{phone}\n{text}\n", cancellationToken);
            return PhoneAnswer.Accepted;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return PhoneAnswer.Later;
        }
    }
}
