namespace RnnViz.Views.Screen;

/// <summary>What is said before the lesson on the screen is left, or where there is nothing to go on to.</summary>
/// <param name="Direction">1 for the next lesson of the course, −1 for the one before, 0 where no lesson comes.</param>
/// <param name="Heading">What comes, in a few words.</param>
/// <param name="Title">The lesson's title, or what has ended.</param>
/// <param name="Summary">What the audience should see; may be empty.</param>
/// <param name="Hint">The keys, and what they do.</param>
public sealed record Announcement(int Direction, string Heading, string Title, string Summary, string Hint);
