using System.Text.Json.Nodes;

namespace RnnViz.Lessons.Contrasts;

/// <summary>A run that can be seen beside another one: what is changed, and what that is called.</summary>
/// <param name="Question">What it answers, as somebody in the room would ask: "another cell", "ten times the learning rate".</param>
/// <param name="Name">What the run has that the other has not, as runs are named by it: "LSTM, forget bias 4.0".</param>
/// <param name="Patch">What is changed in the lesson, a merge patch.</param>
/// <param name="Folder">Of recorded steps: the folder of the other recording, in place of a patch; else null.</param>
public sealed record ContrastChoice(string Question, string Name, JsonObject Patch, string? Folder = null);
