using RnnViz.CommandLine;
using RnnViz.Engine.Geometry;
using RnnViz.State;

namespace RnnViz.Tests.State;

[Collection(StateCollection.Name)]
public sealed class ProgramSettingsTests : IDisposable
{
    private readonly StateFolder state = new();

    public void Dispose() => state.Dispose();

    [Fact]
    public void Theme_scale_and_size_are_remembered()
    {
        var settings = new ProgramSettings { Theme = "projector", Scale = 1.25f, Width = 1600, Height = 900 };
        Assert.True(settings.TrySave());
        Assert.Equal(settings, ProgramSettings.Load());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[1, 2]")]
    [InlineData("\0\0\0\0")]
    [InlineData("{ \"version\": 2, \"theme\": \"dark\" }")]
    [InlineData("{ \"version\": \"1\", \"theme\": \"dark\" }")]
    [InlineData("{ \"theme\": \"dark\" }")]
    [InlineData("{ \"version\": 1, \"theme\": \"neon\", \"scale\": 1e300, \"width\": -5, \"height\": 1e99 }")]
    [InlineData("{ \"version\": 1, \"theme\": 3, \"scale\": \"big\", \"width\": [1], \"height\": {} }")]
    [InlineData("{ \"version\": 1, \"theme\": \"\\ud800\", \"scale\": null }")]
    [InlineData("{ \"version\": 1, \"version\": 1, \"theme\": \"dark\" }")]
    public void What_cannot_be_used_counts_as_not_said(string content)
    {
        Directory.CreateDirectory(state.Path);
        File.WriteAllText(Path.Combine(state.Path, "settings.json"), content);
        Assert.Equal(new ProgramSettings(), ProgramSettings.Load());
    }

    [Fact]
    public void A_file_that_was_cut_off_anywhere_is_read_without_an_exception_and_can_be_replaced()
    {
        var settings = new ProgramSettings { Theme = "dark", Scale = 0.9f, Width = 1000, Height = 700 };
        settings.TrySave();
        string path = Path.Combine(state.Path, "settings.json");
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Equal(new ProgramSettings(), ProgramSettings.Load());
        }

        Assert.True(settings.TrySave());
        Assert.Equal(settings, ProgramSettings.Load());
    }

    [Fact]
    public void A_folder_in_its_place_and_a_file_without_an_end_are_nothing()
    {
        Directory.CreateDirectory(Path.Combine(state.Path, "settings.json"));
        Assert.Equal(new ProgramSettings(), ProgramSettings.Load());
        Assert.False(new ProgramSettings { Theme = "dark" }.TrySave());
        Directory.Delete(Path.Combine(state.Path, "settings.json"));
        using (FileStream file = File.Create(Path.Combine(state.Path, "settings.json")))
        {
            file.SetLength(1L << 40);
        }

        Assert.Equal(new ProgramSettings(), ProgramSettings.Load());
    }

    [Fact]
    public void The_command_line_goes_before_what_is_remembered_and_that_before_the_usual()
    {
        var settings = new ProgramSettings { Theme = "dark", Scale = 1.1f, Width = 1600, Height = 900 };
        Assert.Equal(new Extent(1600, 900), new WindowWishes(null, false, false).SizeWith(settings));
        Assert.Equal(new Extent(1000, 700), new WindowWishes(new Extent(1000, 700), false, false).SizeWith(settings));
        Assert.Equal(new Extent(1280, 720), new WindowWishes(null, false, false).SizeWith(new ProgramSettings()));
        Assert.Equal(new Extent(960, 600), new WindowWishes(null, false, false).SizeWith(settings with { Width = 400, Height = 400 }));
        var scene = new KeptScene("hello");
        new WindowWishes(null, HasTheme: false, false).Apply(settings, scene.Root, isFigure: false);
        Assert.Equal(("dark", 1.1f), (scene.Root.Theme.Name, scene.Root.ChosenScale));
        scene = new KeptScene("hello");
        new WindowWishes(null, HasTheme: true, false).Apply(settings, scene.Root, isFigure: false);
        Assert.Equal("light", scene.Root.Theme.Name);
    }

    [Fact]
    public void A_theme_that_only_a_lesson_asked_for_is_not_remembered()
    {
        var scene = new KeptScene("hello");
        var wishes = new WindowWishes(null, false, false);
        wishes.Remember(new ProgramSettings(), scene.Root, new Extent(1280, 720));
        Assert.Null(ProgramSettings.Load().Theme);
        scene.Do("theme");
        wishes.Remember(ProgramSettings.Load(), scene.Root, new Extent(1280, 720));
        Assert.Equal(scene.Root.Theme.Name, ProgramSettings.Load().Theme);
        Assert.Equal((1280, 720), (ProgramSettings.Load().Width, ProgramSettings.Load().Height));
    }

    [Fact]
    public void Settings_whose_folder_was_deleted_are_written_again()
    {
        var scene = new KeptScene("hello");
        var wishes = new WindowWishes(null, false, false);
        scene.Do("theme");
        ProgramSettings settings = wishes.Remember(new ProgramSettings(), scene.Root, new Extent(1280, 720));
        Directory.Delete(state.Path, recursive: true);
        Assert.Equal(settings, wishes.Remember(settings, scene.Root, new Extent(1280, 720)));
        Assert.Equal(settings, ProgramSettings.Load());
    }
}
