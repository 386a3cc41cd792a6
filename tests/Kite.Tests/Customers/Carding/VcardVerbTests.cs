using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Cards with photos over the command line, from one business to another.</summary>
[Trait("books", "both")]
public sealed class VcardVerbTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Photos_come_in_and_go_out_with_their_cards()
    {
        await using var here = await TestBooks.Fresh();
        await using var there = await TestBooks.Fresh();
        var (one, other) = (new CommandLine(here), new CommandLine(there));
        var file = Path.Combine(one.Folder, "cards.vcf");
        var along = Path.Combine(one.Folder, "along.vcf");
        await File.WriteAllTextAsync(file, $"""
            BEGIN:VCARD
            VERSION:3.0
            FN:Anna
            PHOTO;ENCODING=b:{Convert.ToBase64String(Pictures.Jpeg)}
            END:VCARD
            BEGIN:VCARD
            VERSION:3.0
            FN:Wu Bo
            PHOTO:https://faces.example/wu.jpg
            END:VCARD
            """, Cancel);

        var said = await one.Do("import", "vcards", file);
        await one.Do("export", "vcards", along);
        var again = await other.Do("import", "vcards", along);

        Assert.Contains("Photos: 1 taken along, 1 left out.", said, StringComparison.Ordinal);
        Assert.Contains("Card 2 Wu Bo: without its photo.", said, StringComparison.Ordinal);
        Assert.Contains("Photos: 1 taken along, 0 left out.", again, StringComparison.Ordinal);
        Assert.Equal(1, await other.Look(db => db.Set<CustomerPhoto>().CountAsync(Cancel)));
    }
}
