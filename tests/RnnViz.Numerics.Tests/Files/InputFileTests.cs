using System.Net.Sockets;
using System.Text;
using RnnViz.Numerics.Files;

namespace RnnViz.Numerics.Tests.Files;

/// <summary>Whatever path a person gives, a file is read or one sentence says why not; nothing waits.</summary>
public sealed class InputFileTests : IDisposable
{
    private const string Unix = "Windows has no such files.";
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\0b")]
    public void A_path_that_is_none_is_refused(string path) => Assert.Contains("is no path", Refusal(path), StringComparison.Ordinal);

    [Fact]
    public void A_folder_is_refused_and_a_missing_file_is_said_to_be_missing()
    {
        Assert.Equal($"{folder} is a folder; give a text", Refusal(folder));
        Assert.EndsWith("none.txt does not exist; check the name and the folder", Refusal(At("none.txt")), StringComparison.Ordinal);
        File.WriteAllText(At("plain"), "x");
        Assert.Contains("plain/inside", Refusal(At("plain/inside")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_leads_nowhere_or_back_to_itself_is_called_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), Unix);
        File.CreateSymbolicLink(At("nowhere"), "none.txt");
        Assert.Equal($"{At("nowhere")} is a link to none.txt, which does not exist; mend the link, or give another file",
            Refusal(At("nowhere")));
        File.CreateSymbolicLink(At("one"), "two");
        File.CreateSymbolicLink(At("two"), "one");
        Assert.Equal($"{At("one")} is a link that leads back to itself; give a plain file", Refusal(At("one")));
    }

    [Fact]
    public void The_beginning_of_a_file_is_read_however_large_it_is()
    {
        File.WriteAllText(At("a.txt"), "abc");
        Resize(InputKind.Lesson.MostBytes + 1);
        Assert.Equal("ab"u8, InputFile.ReadBeginning(At("a.txt"), InputKind.Lesson, 2));
        File.WriteAllText(At("a.txt"), "a");
        Assert.Equal("a"u8, InputFile.ReadBeginning(At("a.txt"), InputKind.Lesson, 2));
    }

    [Fact]
    public void A_pipe_that_nobody_writes_to_is_refused_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), Unix);
        SpecialFile.MakePipe(At("pipe"));
        Assert.Contains("is a pipe, a device", Refusal(At("pipe")), StringComparison.Ordinal);
        File.CreateSymbolicLink(At("link.txt"), At("pipe"));
        Assert.Contains("is a pipe, a device", Refusal(At("link.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_socket_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), Unix);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(At("socket")));
        Assert.Contains("is a pipe, a device", Refusal(At("socket")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/urandom")]
    [InlineData("/proc/self/maps")]
    [InlineData("/proc/self/environ")]
    public void Devices_and_files_that_the_system_makes_are_refused(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "These are Linux's.");
        Assert.Contains("is a pipe, a device or a file of the system", Refusal(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_that_lead_nowhere_or_in_a_circle_are_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), Unix);
        File.CreateSymbolicLink(At("nowhere"), At("none"));
        File.CreateSymbolicLink(At("a"), At("b"));
        File.CreateSymbolicLink(At("b"), At("a"));
        Assert.Contains("does not exist", Refusal(At("nowhere")), StringComparison.Ordinal);
        Assert.Contains("is a link that leads back to itself", Refusal(At("a")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_said_to_be_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "Everything may be read here.");
        File.WriteAllText(At("secret"), "x");
#pragma warning disable CA1416 // skipped on Windows
        File.SetUnixFileMode(At("secret"), UnixFileMode.None);
#pragma warning restore CA1416
        Assert.EndsWith("may not be read; change its permissions", Refusal(At("secret")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_beyond_the_bound_of_its_kind_is_refused_unread_with_the_bound()
    {
        using (FileStream sparse = File.Create(At("sparse.txt")))
        {
            sparse.SetLength(3L << 30);
        }

        Assert.EndsWith("sparse.txt has 3072 MB, too much for a text; at most 256 MB are read", Refusal(At("sparse.txt")),
            StringComparison.Ordinal);
        foreach (InputKind kind in (InputKind[])[InputKind.Lesson, InputKind.Table, InputKind.Case, InputKind.Wordings, InputKind.Weights])
        {
            var e = Assert.Throws<InputFileException>(() => InputFile.ReadText(At("sparse.txt"), kind));
            Assert.Contains($"too much for {kind.Name}; at most {kind.Bound} are read", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_plain_file_is_read_through_links_and_also_where_it_is_empty_or_being_written_to()
    {
        File.WriteAllText(At("a.txt"), "Grüße");
        Assert.Equal("Grüße", InputFile.ReadText(At("a.txt"), InputKind.Text));
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(At("b.txt"), "a.txt");
            Assert.Equal("Grüße", InputFile.ReadText(At("b.txt"), InputKind.Text));
        }

        File.WriteAllText(At("c.txt"), "");
        Assert.Empty(InputFile.ReadBytes(At("c.txt"), InputKind.Text));
        using var writer = new FileStream(At("d.txt"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        writer.WriteByte((byte)'x');
        writer.Flush();
        Assert.Equal("x", InputFile.ReadText(At("d.txt"), InputKind.Text));
    }

    [Fact]
    public void A_file_that_is_cut_off_or_grows_while_it_is_read_is_noticed()
    {
        File.WriteAllText(At("a.txt"), new string('x', 100_000));
        foreach (int length in (int[])[50_000, 200_000])
        {
            using FileStream file = InputFile.Open(At("a.txt"), InputKind.Text);
            var e = Assert.Throws<InputFileException>(() => InputFile.ReadAll(file, At("a.txt"), () => Resize(length)));
            Assert.Contains("was changed while it was read", e.Message, StringComparison.Ordinal);
            Resize(100_000);
        }
    }

    [Theory]
    [InlineData("utf-16", "UTF-16")]
    [InlineData("utf-16BE", "UTF-16")]
    [InlineData("utf-32", "UTF-32")]
    [InlineData("utf-32BE", "UTF-32")]
    public void Wide_encodings_are_called_by_their_names_with_a_mark_and_without(string name, string said)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] text = encoding.GetBytes("A text of a few words,\r\nin two lines.\r\n");
        File.WriteAllBytes(At("a.txt"), text);
        Assert.EndsWith($"a.txt is {said}, not UTF-8; save it as UTF-8", Refusal(At("a.txt")), StringComparison.Ordinal);
        File.WriteAllBytes(At("a.txt"), [.. encoding.Preamble, .. text]);
        Assert.EndsWith($"a.txt is {said}, not UTF-8; save it as UTF-8", Refusal(At("a.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_another_encoding_the_first_byte_that_is_not_utf_8_is_said_with_its_line()
    {
        File.WriteAllBytes(At("a.txt"), Encoding.Latin1.GetBytes("first\nGr\u00FC\u00DFe\n"));
        Assert.EndsWith(
            "a.txt is not UTF-8: line 2, byte 3 is 0xFC (in Latin-1 it is \"ü\"); save it as UTF-8", Refusal(At("a.txt")),
            StringComparison.Ordinal);
        File.WriteAllBytes(At("a.txt"), [.. "caf"u8, 0xC3]);
        Assert.Contains("line 1, byte 4 is 0xC3", Refusal(At("a.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_mostly_zero_are_no_text_and_a_few_zeros_are_characters()
    {
        File.WriteAllBytes(At("a.txt"), new byte[5000]);
        Assert.Contains("has many bytes of value 0: it is no text", Refusal(At("a.txt")), StringComparison.Ordinal);
        File.WriteAllText(At("a.txt"), "a long enough line\0\n");
        Assert.Equal("a long enough line\0\n", InputFile.ReadText(At("a.txt"), InputKind.Text));
    }

    [Fact]
    public void The_mark_of_utf_8_is_left_out()
    {
        File.WriteAllText(At("a.txt"), "text", new UTF8Encoding(true));
        Assert.Equal("text", InputFile.ReadText(At("a.txt"), InputKind.Text));
    }

    [Fact]
    public void What_does_not_print_in_a_path_does_not_reach_the_terminal()
    {
        string message = Refusal(At("a\u001B[31m\nb.txt"));
        Assert.DoesNotContain('\u001B', message);
        Assert.DoesNotContain('\n', message);
        Assert.True(Refusal(At(new string('x', 5000))).Length < 300);
    }

    private void Resize(long length)
    {
        using var file = new FileStream(At("a.txt"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(length);
    }

    private string At(string name) => Path.Combine(folder, name);

    private static string Refusal(string path) =>
        Assert.Throws<InputFileException>(() => InputFile.ReadText(path, InputKind.Text)).Message;
}
