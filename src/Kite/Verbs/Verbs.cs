using System.CommandLine;
using System.Globalization;

namespace Kite;

/// <summary>
/// The command line (design, section 7): each verb ends non-zero on failure and says what to do
/// next.
/// </summary>
internal static class Verbs
{
    public static Task<int> Run(string[] args)
    {
        CultureInfo.CurrentUICulture = Spoken(CultureInfo.CurrentUICulture);
        return Root().Parse(args).InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
        });
    }

    public static RootCommand Root() => new(Say.Text("verb.kite"))
    {
        Serve.Verb(),
        Demo.Verb(),
        VerifyBooks.Verb(),
        ImportRows.Verb(),
        ExportRows.Verb(),
        ShowMap.Verb(),
        ShowMovement.Verb(),
        ShowLikely.Verb(),
        ShowBaskets.Verb(),
        ShowClassesOf.Verb(),
        Rehearse.Verb(),
        Simulate.Verb(),
        Backup.Verb(),
        Restore.Verb(),
        AddUser.Verb(),
        AddKey.Verb(),
        RotateKeys.Verb(),
    };

    // The language of the terminal where Kite speaks it, English where not.
    private static CultureInfo Spoken(CultureInfo terminal)
    {
        for (var tried = terminal; tried.Name.Length > 0; tried = tried.Parent)
        {
            if (Wording.Languages.Contains(tried)) return tried;
        }
        return Wording.Languages[0];
    }
}
