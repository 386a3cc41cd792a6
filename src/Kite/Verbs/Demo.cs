using System.CommandLine;
using Kite.Sample;

namespace Kite;

/// <summary>The data folder holds books that are not the sample's.</summary>
internal sealed record FolderIsNotTheSample(string Folder) : Refusal;

/// <summary>The sample business lives in an embedded database only.</summary>
internal sealed record SampleIsEmbedded : Refusal;

/// <summary>A sample business with eighteen months of life, signed in from this machine.</summary>
internal static class Demo
{
    // Says that a folder's books are the sample's and may be thrown away.
    private const string Mark = "sample-business";

    public static Command Verb()
    {
        var fresh = new Option<bool>("--fresh") { Description = Say.Text("verb.demo.fresh") };
        var verb = new Command("demo", Say.Text("verb.demo")) { fresh };
        verb.SetAction((parsed, cancel) => Run(parsed.GetValue(fresh), cancel));
        return verb;
    }

    private static async Task<int> Run(bool fresh, CancellationToken cancel)
    {
        var settings = KiteHost.Builder([]).Configuration;
        var folder = DataFolder.At(settings["KITE_DATA"]);
        if (BooksAt.From(settings.GetConnectionString("Kite"), folder).IsPostgres)
            return Say.No(new SampleIsEmbedded());

        var hasBooks = File.Exists(folder.File("kite.db"));
        if (hasBooks && !File.Exists(folder.File(Mark)))
            return Say.No(new FolderIsNotTheSample(folder.Path));
        if (fresh && ClearOut(folder) is { } no) return Say.No(no);

        await File.WriteAllTextAsync(folder.File(Mark), "", cancel);
        return await Serve.Run(
            [$"--{Door.Setting}=true"], services => Fill(services, cancel), cancel);
    }

    private static Refusal? ClearOut(DataFolder folder)
    {
        var lockPath = folder.File("serve.lock");
        using (var turn = FileLock.Try(lockPath))
        {
            if (turn is null) return new AlreadyServed(FileLock.HolderOf(lockPath));
        }
        Directory.Delete(folder.Path, recursive: true);
        return null;
    }

    private static async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await DemoPeople.Welcome(services);
        Say.Line("demo.filling");
        var made = await SampleBusiness.Fill(
            services, TimeProvider.System, progress: null, cancel);
        if (made.Customers > 0)
            Say.Line("demo.filled", made.Customers, made.Purchases, made.From, made.To);
    }
}
