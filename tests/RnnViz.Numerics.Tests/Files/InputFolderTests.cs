using RnnViz.Numerics.Files;

namespace RnnViz.Numerics.Tests.Files;

/// <summary>A lesson reaches files below its own folder, by whatever path it names them, and no others.</summary>
public sealed class InputFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public InputFolderTests()
    {
        foreach (string file in (string[])["lesson/a.txt", "lesson/data/b.txt", "other/secret.txt", "lesson-too/c.txt"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
            File.WriteAllText(At(file), "text");
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("a.txt")]
    [InlineData("./data/../a.txt")]
    [InlineData("data/b.txt")]
    [InlineData("not there.txt")]
    [InlineData("../lesson/a.txt")]
    [InlineData("..a.txt")]
    public void Files_in_the_folder_and_below_it_are_found(string file) =>
        Assert.Equal(Path.GetFullPath(Path.Combine(At("lesson"), file)), new InputFolder(At("lesson")).Find(file));

    [Theory]
    [InlineData("../other/secret.txt")]
    [InlineData("data/../../other/secret.txt")]
    [InlineData("../lesson-too/c.txt")]
    [InlineData("..")]
    [InlineData("/etc/passwd")]
    [InlineData("../../../../../../../../etc/passwd")]
    [InlineData("//etc//passwd")]
    [InlineData(@"C:\Users\me\secret.txt")]
    [InlineData("c:secret.txt")]
    [InlineData(@"\\server\share\secret.txt")]
    [InlineData(@"\\?\C:\secret.txt")]
    [InlineData(@"\secret.txt")]
    public void A_path_that_leads_out_is_refused_with_the_option_that_allows_it(string file) => Assert.EndsWith(
        "lies outside the lesson's folder; allowed: files in or below it; --allow-files DIR allows those below another folder",
        Refusal(file), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\0.txt")]
    public void What_is_no_path_is_refused(string file) => Assert.Contains("is no path", Refusal(file), StringComparison.Ordinal);

    [Fact]
    public void Links_are_followed_below_the_folder_and_no_further()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        Link("lesson/inner.txt", "data/b.txt");
        Link("lesson/inner folder", At("lesson/data"));
        Link("lesson/secret.txt", "../other/secret.txt");
        Link("lesson/absolute.txt", At("other/secret.txt"));
        Link("lesson/other", "../other");
        Link("lesson/data/up", "..");
        Link("lesson/first", "second");
        Link("lesson/second", "other/secret.txt");
        Link("lesson/circle", "circle");
        var folder = new InputFolder(At("lesson"));
        foreach (string file in (string[])["inner.txt", "inner folder/b.txt", "data/up/a.txt"])
        {
            Assert.True(File.Exists(folder.Find(file)));
        }

        foreach (string file in (string[])["secret.txt", "absolute.txt", "other/secret.txt", "data/up/other/secret.txt", "first"])
        {
            Assert.Contains("lies outside", Refusal(file), StringComparison.Ordinal);
        }

        Assert.Contains("is a link that leads back to itself", Refusal("circle"), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_folder_or_file_can_be_allowed()
    {
        var folder = new InputFolder(At("lesson"), At("other"));
        Assert.Equal(At("other/secret.txt"), folder.Find("../other/secret.txt"));
        Assert.Equal(At("other/secret.txt"), folder.Find(At("other/secret.txt")));
        Assert.Throws<InputFileException>(() => folder.Find("../lesson-too/c.txt"));
        Assert.Equal(At("lesson-too/c.txt"), new InputFolder(At("lesson"), At("lesson-too/c.txt")).Find("../lesson-too/c.txt"));
    }

    [Fact]
    public void A_folder_that_is_a_link_itself_is_where_it_leads()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        Link("link", "lesson");
        Assert.Equal(At("link/a.txt"), new InputFolder(At("link")).Find("a.txt"));
        Assert.Throws<InputFileException>(() => new InputFolder(At("link")).Find("../other/secret.txt"));
    }

    [Fact]
    public void Without_a_folder_nothing_is_found() => Assert.Throws<InputFileException>(() => new InputFolder("").Find("a.txt"));

    private string At(string name) => Path.Combine(root, name.Replace('/', Path.DirectorySeparatorChar));

    private void Link(string name, string target) => File.CreateSymbolicLink(At(name), target);

    private string Refusal(string file) =>
        Assert.Throws<InputFileException>(() => new InputFolder(At("lesson")).Find(file)).Message;
}
