package domain

// CheckMember notes a problem of a field that names a person of the project. Empty is nobody.
func (c *Checker) CheckMember(field string, user ID, isMember func(ID) bool) {
	if user != "" && !isMember(user) {
		c.Add(field, "person.not_member")
	}
}

// CheckPeople refuses a lead or release manager who is no active member of the project.
func (p Plan) CheckPeople(isMember func(ID) bool) error {
	var c Checker
	c.CheckMember("lead", p.Lead, isMember)
	c.CheckMember("release_manager", p.ReleaseManager, isMember)
	return c.Err()
}
