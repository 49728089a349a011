using RnnViz.EndToEnd.Tests.Pictures;
using RnnViz.EndToEnd.Tests.Programs;
using RnnViz.Engine.Figures;
using RnnViz.Views.Scenes;

namespace RnnViz.EndToEnd.Tests;

/// <summary><c>rnnviz render</c>: figures of chosen moments, and figures made anew.</summary>
public sealed class FigureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_figure_is_the_same_bytes_each_time_and_made_anew()
    {
        string[] asked = ["hello", "--walk", "2", "--step", "phase", "--format", "png,svg,pdf", "--width", "84mm", "--panel", "flow"];
        Render("first", [.. asked, "--panel", "hidden"]).Succeeded();
        Render("second", [.. asked, "--panel", "hidden"]).Succeeded();
        string[] names = NamesIn("first");
        Assert.Equal(12, names.Length);
        Assert.Equal(names, NamesIn("second"));
        Assert.All(names, name => Assert.Equal(BytesOf("first", name), BytesOf("second", name)));

        foreach (string ending in (string[])[".png", ".svg", ".pdf"])
        {
            string name = names.First(one =>
                one.Contains("backward", StringComparison.Ordinal) && one.EndsWith(ending, StringComparison.Ordinal));
            Render("again", folder["first/" + name]).Succeeded();
            string again = Assert.Single(NamesIn("again"), one => one.EndsWith(ending, StringComparison.Ordinal));
            Assert.Equal(BytesOf("first", name), BytesOf("again", again));
        }
    }

    [Theory]
    [InlineData("render", "--out", "again")]
    [InlineData("run")]
    public void Data_are_refused_where_the_figure_has_them(string command, params string[] options)
    {
        Render("first", "hello", "--count", "1", "--format", "svg").Succeeded();
        string[] typed = [command, "first/hello-00000.svg", "--data", folder["nowhere"], .. options];
        Outcome outcome = Command.Run(folder.Path, null, "dotnet", [Repository.Program, .. typed]);
        Assert.Equal(2, outcome.Status);
        Assert.Equal(
            "--data is for a figure whose data were too large to be kept in it, but hello-00000.svg has all of them; leave it out.",
            outcome.Errors.Trim());
        Assert.False(Directory.Exists(folder["again"]));
    }

    [Fact]
    public void A_figure_made_anew_in_another_theme_is_that_of_the_lesson_in_that_theme()
    {
        Render("light", "vanishing", "--stops", "--callouts", "--theme", "light").Succeeded();
        Render("dark", "vanishing", "--stops", "--callouts", "--theme", "dark").Succeeded();
        string name = NamesIn("light")[3];
        Render("again", folder["light/" + name], "--theme", "dark").Succeeded();
        Assert.Equal(BytesOf("dark", name), BytesOf("again", name));
        Assert.NotEqual(BytesOf("light", name), BytesOf("again", name));
    }

    [Fact]
    public void The_call_out_of_a_stop_is_the_description_of_its_file()
    {
        Render("stops", "two-timesteps", "--stops", "--format", "svg").Succeeded();
        string callout = Lessons.Files.LessonCatalog.Load("two-timesteps").Stops[0].Callout;
        Assert.NotEmpty(callout);
        Assert.Contains(System.Security.SecurityElement.Escape(callout), File.ReadAllText(folder["stops/two-timesteps-stop-01.svg"]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Names_have_what_differs_within_the_call()
    {
        Render(
            "all", "hello", "--count", "1", "--panel", "flow", "--panel", "loss", "--each-panel", "--theme", "light", "--theme", "dark",
            "--size", "400x300", "--size", "640x480").Succeeded();
        string[] expected =
        [
            .. from panel in (string[])["flow", "loss"]
            from theme in (string[])["dark", "light"]
            from size in (string[])["400x300", "640x480"]
            select $"hello-00000-{panel}-{theme}-{size}.png",
        ];
        Assert.Equal(expected, NamesIn("all"));
        Picture picture = PngReader.Read(folder["all/hello-00000-loss-dark-640x480.png"]);
        Assert.Equal((640, 480), (picture.Width, picture.Height));
    }

    [Fact]
    public void A_width_on_paper_is_so_many_pixels_at_the_dots_per_inch()
    {
        Render("paper", "hello", "--count", "1", "--panel", "flow", "--width", "84mm", "--dpi", "150", "--background", "white").Succeeded();
        Assert.Equal(496, PngReader.Read(folder["paper/hello-00000.png"]).Width);
    }

    [Fact]
    public void A_figure_without_a_ground_is_transparent_where_nothing_is_drawn()
    {
        Render("none", "hello", "--count", "1", "--panel", "flow", "--bare", "--background", "none", "--size", "400x300").Succeeded();
        using SkiaSharp.SKBitmap bitmap = SkiaSharp.SKBitmap.Decode(folder["none/hello-00000.png"]);
        Assert.Equal(0, bitmap.GetPixel(0, 0).Alpha);
        Assert.Contains(bitmap.Pixels, pixel => pixel.Alpha == 255);
    }

    [Fact]
    public void A_run_to_compare_with_stands_in_the_record_and_is_the_same_when_made_anew()
    {
        Render("two", "hello", "--count", "1", "--walk", "3", "--step", "batch", "--compare", "Another cell", "--format",
            "svg").Succeeded();
        string path = folder["two/hello-00003.svg"];
        Assert.Equal(2, SceneRecord.Read(FigureRecords.Read(new MemoryStream(File.ReadAllBytes(path)))!, "x").Runs.Count);
        Render("again", path).Succeeded();
        Assert.Equal(BytesOf("two", "hello-00003.svg"), BytesOf("again", "hello-00003.svg"));
    }

    [Fact]
    public void An_existing_file_is_replaced_by_force_alone_and_that_is_said_before_anything_is_trained()
    {
        Render("out", "hello", "--count", "1").Succeeded();
        byte[] before = BytesOf("out", "hello-00000.png");
        Outcome refused = Render("out", "hello", "--iterations", "100000000", "--every", "100000000", "--theme", "dark");
        Assert.Equal(2, refused.Status);
        Assert.Equal($"{folder["out/hello-00000.png"]} exists already; --force replaces it.", refused.Errors.Trim());
        Assert.Equal(before, BytesOf("out", "hello-00000.png"));
        Render("out", "hello", "--count", "1", "--theme", "dark", "--force").Succeeded();
        Assert.NotEqual(before, BytesOf("out", "hello-00000.png"));
    }

    [Theory]
    [InlineData("--panel is \"wings\"", "--panel", "wings")]
    [InlineData("--compare is \"wings\"", "--compare", "wings")]
    [InlineData("--at is \"backward:9\"; backward has the timesteps 1 to 4", "--at", "backward:9")]
    [InlineData("--width is \"84 miles\"", "--width", "84 miles")]
    [InlineData("--format has \"bmp\"", "--format", "png,bmp")]
    [InlineData("--size is both width and height", "--size", "400x300", "--width", "84mm")]
    [InlineData("has 33071 pixels from side to side at 30 dpi", "--width", "2800cm", "--dpi", "30")]
    [InlineData("--fps is \"abc\"", "--fps", "abc")]
    [InlineData("--compare names the run \"clip none\" twice", "--compare", "clip none", "--compare", "without clipping")]
    [InlineData("a GIF has 1 to 50", "--format", "gif", "--fps", "60")]
    [InlineData("--background none is for pictures", "--format", "mp4", "--background", "none")]
    [InlineData("leave out --window", "--window", "--bare")]
    public void What_cannot_be_is_said_in_one_sentence(string said, params string[] options)
    {
        Outcome outcome = Render("never", ["hello", .. options]);
        Assert.Equal(2, outcome.Status);
        Assert.Contains(said, outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["never"]));
    }

    [Fact]
    public void A_picture_without_a_record_and_a_changed_one_are_refused()
    {
        File.WriteAllBytes(folder["photo.png"], Png.Encode([0, 0, 0, 255], 1, 1, isOpaque: true));
        Outcome outcome = Render("never", folder["photo.png"]);
        Assert.Equal(2, outcome.Status);
        Assert.Contains("photo.png", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("does not say which moment it shows", outcome.Errors, StringComparison.Ordinal);
        Outcome twice = Render("never", folder["photo.png"], "--walk", "0");
        Assert.Contains("leave out --walk", twice.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("84mm", "as its width; give another one, as in --width 84mm.")]
    [InlineData("7pt", "as its size of labels; give another one, as in --font-size 8pt.")]
    public void A_figure_whose_record_has_no_length_is_refused_in_one_sentence(string length, string said)
    {
        Render("paper", "hello", "--count", "1", "--format", "svg", "--width", "84mm", "--font-size", "7pt").Succeeded();
        string changed = folder["changed.svg"];
        File.WriteAllText(changed, File.ReadAllText(folder["paper/hello-00000.svg"]).Replace(length, "xx", StringComparison.Ordinal));
        Outcome outcome = Render("never", changed);
        Assert.Equal(2, outcome.Status);
        Assert.Contains($"The figure's record has \"xx\" {said}", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["never"]));
    }

    private Outcome Render(string to, params string[] arguments) =>
        Command.Run(folder.Path, null, "dotnet", [Repository.Program, "render", .. arguments, "--out", folder[to]]);

    private string[] NamesIn(string name) =>
        [.. Directory.GetFiles(folder[name]).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private byte[] BytesOf(string name, string file) => File.ReadAllBytes(folder[$"{name}/{file}"]);
}
