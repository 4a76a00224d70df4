using DomainWorkers.BuildingBlocks.Hosting;
using DomainWorkers.BuildingBlocks.Messaging.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Tests.Messaging;

public sealed class BrokerOptionsTests
{
    [Fact]
    public void Takes_every_setting_that_the_engines_script_prints()
    {
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Broker:Uri"] = "amqp://guest:guest@127.0.0.1:5672/",
                ["Broker:Management"] = "http://guest:guest@127.0.0.1:15672/",
            }).Build())
            .AddCheckedOptions<BrokerOptions>("Broker");
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<BrokerOptions>>().Value;

        Assert.Equal(15672, options.Management!.Port);
    }
}
