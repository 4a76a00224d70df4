using Microsoft.Extensions.Options;

namespace DomainWorkers.Correspondence.Tests;

public sealed class PickupPhoneMessagesTests
{
    [Fact]
    public async Task A_folder_gets_each_message_once_under_its_id()
    {
        var folder = Directory.CreateTempSubdirectory("messages-");
        try
        {
            var phones = new PickupPhoneMessages(Options.Create(new SmsOptions { Pickup = folder.FullName }));
            Assert.True(phones.IsOffered);
            Assert.Equal(PhoneAnswer.Accepted, await phones.Send("dw-a", "+8613800000001", "域名即将到期", CancellationToken.None));
            Assert.Equal(PhoneAnswer.Accepted, await phones.Send("dw-a", "+8613800000001", "域名即将到期", CancellationToken.None));

            var file = Assert.Single(folder.GetFiles());
            Assert.Equal("+8613800000001\n域名即将到期\n", await File.ReadAllTextAsync(file.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Without_a_folder_nothing_is_offered() => Assert.False(new PickupPhoneMessages(Options.Create(new SmsOptions())).IsOffered);
}
