using System.Security.Cryptography;

namespace Kite.Tests;

/// <summary>
/// The file of master keys: made once, read by its owner alone, never half written.
/// </summary>
public sealed class MasterKeyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kite-test-");

    private string Path => System.IO.Path.Combine(folder.FullName, "keys", "master.keys");

    [Fact]
    public async Task Copies_that_start_at_once_agree_on_the_first_key()
    {
        var copies = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => new MasterKeys(Path))));

        var sealedBy = copies.Select(c => c.Wrap([1, 2, 3])).ToList();
        Assert.All(copies, c => Assert.All(
            sealedBy, box => Assert.Equal([1, 2, 3], c.Unwrap(1, box))));
        Assert.All(copies, c => Assert.Equal(1, c.Current));
    }

    [Fact]
    public async Task Copies_that_rotate_at_once_lose_no_key()
    {
        var copies = Enumerable.Range(0, 8).Select(_ => new MasterKeys(Path)).ToList();
        await Task.WhenAll(copies.Select(c => Task.Run(c.Rotate)));
        Assert.Equal(9, new MasterKeys(Path).Current);
    }

    [Fact]
    public void A_token_outlives_a_rotation()
    {
        var keys = new MasterKeys(Path);
        var token = keys.Token("id-document", "E1");
        keys.Rotate();
        Assert.Equal(token, new MasterKeys(Path).Token("id-document", "E1"));
        Assert.NotEqual(token, keys.Token("phone", "E1"));
        Assert.NotEqual(token, keys.Token("id-document", "E2"));
    }

    [Fact]
    public void Nobody_else_on_the_machine_reads_the_file()
    {
        if (OperatingSystem.IsWindows()) return;

        new MasterKeys(Path).Rotate();
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void A_key_that_is_missing_is_named()
    {
        var box = new MasterKeys(Path).Wrap([1]);
        var error = Assert.Throws<CryptographicException>(
            () => new MasterKeys(Path).Unwrap(7, box));
        Assert.Contains("7", error.Message);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
