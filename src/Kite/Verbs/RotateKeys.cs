using System.CommandLine;

namespace Kite;

/// <summary>Makes a new master key and wraps every data key with it.</summary>
internal static class RotateKeys
{
    public static Command Verb()
    {
        var rotate = new Command("rotate", Say.Text("verb.keys.rotate"));
        rotate.SetAction((_, cancel) => Run(cancel));
        return new Command("keys", Say.Text("verb.keys")) { rotate };
    }

    private static async Task<int> Run(CancellationToken cancel)
    {
        var opened = await Ground.Open(cancel);
        if (opened.Refusal is { } closed) return Say.No(closed);

        await using var ground = opened.Value;
        var done = await ground.With((RotateMasterKey rotate) => rotate.Run(Asker.Kite, cancel));
        if (done.Refusal is { } no) return Say.No(no);

        Say.Line("keys.rotated", done.Value.Keys, done.Value.Master);
        return 0;
    }
}
