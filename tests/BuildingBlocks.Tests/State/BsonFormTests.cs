using DomainWorkers.BuildingBlocks.State;
using DomainWorkers.BuildingBlocks.State.Serialization;
using MongoDB.Bson;

namespace DomainWorkers.BuildingBlocks.Tests.State;

public sealed class BsonFormTests
{
    [Fact]
    public void Reads_back_what_it_wrote()
    {
        var parcel = Parcels.Nasty("p-1");

        var bytes = BsonForm.Write(parcel);
        TestContext.Current.TestOutputHelper?.WriteLine(BsonForm.Read<BsonDocument>(bytes).ToJson());
        var back = BsonForm.Read<Parcel>(bytes);

        Assert.Equivalent(parcel, back, strict: true);
        Assert.Equal(bytes, BsonForm.Write(back));
    }
}
