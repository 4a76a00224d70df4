using System.ComponentModel.DataAnnotations;
using DomainWorkers.BuildingBlocks.State;

namespace DomainWorkers.BuildingBlocks.Tests.State;

public sealed class StoreOptionsTests
{
    [Theory]
    [InlineData("mongodb://127.0.0.1:27017/?replicaSet=rs0")]
    [InlineData("mongodb://db-1:27017,db-2:27017,db-3:27018/?replicaSet=rs0&tls=true")]
    [InlineData("mongodb://worker:p%40ss@db-1,db-2/?authSource=admin")]
    [InlineData("mongodb+srv://cluster.example.cn/")]
    [InlineData("memory:")]
    public void Takes_every_form_of_a_store(string uri) => Assert.Empty(Faults(new StoreOptions { Uri = uri }));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("db-1:27017")]
    [InlineData("http://db-1/")]
    [InlineData("mongodb://")]
    [InlineData("mongodb://db-1:port/")]
    [InlineData("memory:x")]
    public void Names_the_key_when_the_store_is_not_one(string? uri) =>
        Assert.Contains("Uri", Assert.Single(Faults(new StoreOptions { Uri = uri })).MemberNames);

    [Theory]
    [InlineData("dw", 5000, true)]
    [InlineData("test-1", 100, true)]
    [InlineData("DW", 5000, false)]
    [InlineData("dw.x", 5000, false)]
    [InlineData("dw", 99, false)]
    [InlineData("dw", 60_001, false)]
    public void Keeps_names_and_times_in_bounds(string prefix, int milliseconds, bool isTaken)
    {
        var options = new StoreOptions { Uri = "memory:", DatabasePrefix = prefix, Timeout = TimeSpan.FromMilliseconds(milliseconds) };

        Assert.Equal(isTaken, Faults(options).Count == 0);
    }

    private static List<ValidationResult> Faults(StoreOptions options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return faults;
    }
}
