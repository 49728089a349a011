using RnnViz.State;

namespace RnnViz.Tests.State;

[Collection(StateCollection.Name)]
public sealed class ProgramFoldersTests
{
    [Fact]
    public void The_folder_that_the_variable_names_is_made_where_it_is_missing()
    {
        using var state = new StateFolder();
        string? made = ProgramFolders.TryMake("logs");
        Assert.Equal(Path.Combine(state.Path, "logs"), made);
        Assert.True(Directory.Exists(made));
        Assert.Equal(state.Path, ProgramFolders.Find());
    }

    [Theory]
    [InlineData("/dev/null/below")]
    [InlineData("/proc/nowhere")]
    public void A_place_that_cannot_be_is_none_and_nothing_is_thrown(string place)
    {
        using var state = new StateFolder();
        Environment.SetEnvironmentVariable(ProgramFolders.Variable, place);
        Assert.Null(ProgramFolders.TryMake("logs"));
    }

    [Fact]
    public void A_name_that_is_too_long_is_no_place()
    {
        using var state = new StateFolder();
        Environment.SetEnvironmentVariable(ProgramFolders.Variable, Path.Combine(state.Path, new string('x', 5000)));
        Assert.Null(ProgramFolders.TryMake("logs"));
    }

    [Fact]
    public void A_file_where_the_folder_should_be_is_no_place()
    {
        using var state = new StateFolder();
        File.WriteAllText(state.Path, "a file");
        Assert.Null(ProgramFolders.TryMake("sessions"));
        Assert.Null(ProgramFolders.TryMake(""));
    }
}
