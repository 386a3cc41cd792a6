using System.CommandLine;

namespace Kite;

/// <summary>Makes an API key and prints it once, alone on its line.</summary>
internal static class AddKey
{
    public static Command Verb()
    {
        var name = new Argument<string>("name") { Description = Say.Text("verb.key.name") };
        var scopes = new Option<string>("--scopes")
        {
            Description = Say.Text("verb.key.scopes"),
            Required = true,
        };
        var create = new Command("create", Say.Text("verb.key.create")) { name, scopes };
        create.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(name), parsed.GetRequiredValue(scopes), cancel));
        return new Command("key", Say.Text("verb.key")) { create };
    }

    private static async Task<int> Run(string name, string scopes, CancellationToken cancel)
    {
        var opened = await Ground.Open(cancel);
        if (opened.Refusal is { } closed) return Say.No(closed);

        await using var ground = opened.Value;
        var made = await ground.With((CreateKey create) =>
            create.Run(Asker.Kite, name, scopes, cancel));
        if (made.Refusal is { } no) return Say.No(no);

        await Console.Out.WriteLineAsync(made.Value.Secret);
        return 0;
    }
}
